import{jsx as e}from"./core.js?v=85a4c5f869";function t({t:o}){return e("h1",{children:o("account.title")})}export{t as default};

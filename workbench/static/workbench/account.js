import{jsx as e}from"./core.js?v=d611277bc3";function t({t:o}){return e("h1",{children:o("account.title")})}export{t as default};

import{jsx as e}from"./core.js?v=b4d60c4a85";function t({t:o}){return e("h1",{children:o("account.title")})}export{t as default};

import{jsx as o}from"./core.js?v=85a4c5f869";function t({t:e}){return o("h1",{children:e("templates.title")})}export{t as default};

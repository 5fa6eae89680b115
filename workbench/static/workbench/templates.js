import{jsx as o}from"./core.js?v=d611277bc3";function t({t:e}){return o("h1",{children:e("templates.title")})}export{t as default};

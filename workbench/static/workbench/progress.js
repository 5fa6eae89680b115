import{jsx as o}from"./core.js?v=85a4c5f869";function e({t:r}){return o("h1",{children:r("progress.title")})}export{e as default};

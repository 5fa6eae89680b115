import{jsx as o}from"./core.js?v=d611277bc3";function e({t:r}){return o("h1",{children:r("progress.title")})}export{e as default};

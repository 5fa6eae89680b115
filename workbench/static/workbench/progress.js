import{jsx as o}from"./core.js?v=b4d60c4a85";function e({t:r}){return o("h1",{children:r("progress.title")})}export{e as default};

import{jsx as t}from"./core.js?v=d611277bc3";function r({t:e}){return t("h1",{children:e("write.title")})}export{r as default};

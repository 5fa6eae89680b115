import{jsx as t}from"./core.js?v=85a4c5f869";function r({t:e}){return t("h1",{children:e("write.title")})}export{r as default};

import{jsx as t}from"./core.js?v=b4d60c4a85";function r({t:e}){return t("h1",{children:e("write.title")})}export{r as default};

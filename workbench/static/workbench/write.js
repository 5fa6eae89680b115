import{jsx as t}from"./core.js?v=7dee838f38";function r({t:e}){return t("h1",{children:e("write.title")})}export{r as default};

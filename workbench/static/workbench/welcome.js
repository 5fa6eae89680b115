import{t as e}from"./core.js?v=85a4c5f869";import{jsx as t}from"./core.js?v=85a4c5f869";function o(){return t("h1",{children:e("welcome.title")})}export{o as default};

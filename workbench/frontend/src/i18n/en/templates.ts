export const templates = {
  "templates.title": "Templates",
};

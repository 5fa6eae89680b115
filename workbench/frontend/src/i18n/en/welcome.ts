export const welcome = {
  "welcome.title": "Welcome",
};

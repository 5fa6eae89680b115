export const progress = {
  "progress.title": "Progress",
};

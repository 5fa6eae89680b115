export const write = {
  "write.title": "Write",
};

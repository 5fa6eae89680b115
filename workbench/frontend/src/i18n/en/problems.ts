export const problems = {
  "problems.title": "Problems",
};

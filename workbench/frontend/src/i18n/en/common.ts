export const common = {
  "common.product": "SahiEnglish",
};

export default {
  sahienglish: { input: "out/openapi.json", output: { target: "out/orval/client.ts", client: "fetch", mode: "single" } },
};

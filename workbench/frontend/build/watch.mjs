// `npm run watch`: build again whenever a source file has changed.
import { watch } from "node:fs";
import { build } from "./build.mjs";
import { SOURCES } from "./bundles.mjs";

let timer;

async function rebuild() {
  try {
    await build();
    console.log(`built at ${new Date().toLocaleTimeString()}`);
  } catch (error) {
    console.error(error.message);
  }
}

await rebuild();
watch(SOURCES, { recursive: true }, () => {
  // An editor saves a file in several steps; one build after the last of them is enough.
  clearTimeout(timer);
  timer = setTimeout(rebuild, 100);
});

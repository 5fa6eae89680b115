// `npm run build`: write the whole build, and nothing else, into `static/workbench`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundle, FRONTEND } from "./bundles.mjs";
import { thirdPartyLicences } from "./licences.mjs";

export const OUTPUT = path.resolve(FRONTEND, "..", "static", "workbench");

export async function build() {
  const { files, inputs } = await bundle();
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(OUTPUT, name), content);
  writeFileSync(path.join(OUTPUT, "THIRD-PARTY.txt"), thirdPartyLicences(inputs));
}

if (process.argv[1] === import.meta.filename) await build();

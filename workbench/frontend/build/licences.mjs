// `THIRD-PARTY.txt`: the licences of every package whose code or drawings are part of the build.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FRONTEND } from "./bundles.mjs";

/** Return the text for the packages that `inputs` (paths of source files) come from. */
export function thirdPartyLicences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll("\\", "/"));
    if (found) packages.add(found[1]);
  }
  const sections = [...packages].sort().map(name => {
    const folder = path.join(FRONTEND, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), "utf8").trim()}\n`;
  });
  return `The workbench contains code and icons of these packages.\n\n${sections.join(`\n${"-".repeat(78)}\n\n`)}`;
}

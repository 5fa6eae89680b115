// How the sources become the files in `static/workbench`: fixed names, and `?v=<content hash>` in every import.
//
// esbuild's own code splitting names shared chunks by a hash and makes one for every combination of views.
// Here what the views share is one bundle, `core.js`. Bundles are built in the order dictionaries, core,
// views and styles, main, so that each knows the content hash of those it imports.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { icons, parsers } from "./plugins.mjs";

export const FRONTEND = path.resolve(import.meta.dirname, "..");
export const SOURCES = path.join(FRONTEND, "src");
export const LANGUAGES = ["ar", "en", "es", "hi", "zh-Hans"];
export const VIEWS = ["account", "progress", "templates", "welcome", "write"];
const DICTIONARY_PARTS = ["index", "views"];
const STYLES = new Map([
  ["app.css", "styles/app.css"],
  ["account.css", "styles/account.css"],
  ["progress.css", "styles/progress.css"],
  ["templates.css", "styles/templates.css"],
  ["write.css", "write/write.css"],
]);
const SHARED = ["api", "core", "i18n", "ui"].map(folder => path.join(SOURCES, folder) + path.sep);

/** Return the content of every file of the build by its name, and what esbuild says about its inputs. */
export async function bundle() {
  const build = new Build();
  await Promise.all(LANGUAGES.flatMap(tag => DICTIONARY_PARTS.map(part => build.addDictionary(tag, part))));
  await build.addCore();
  await Promise.all(VIEWS.map(view => build.addView(view)));
  await Promise.all([...STYLES].map(([name, file]) => build.add(name, path.join(SOURCES, file))));
  await build.add("main.js", path.join(SOURCES, "main.tsx"));
  return { files: build.files, inputs: build.inputs };
}

class Build {
  files = new Map();
  inputs = new Set();

  async add(name, entry, options = {}) {
    await this.#build(name, { ...options, entryPoints: [entry], plugins: [this.#links(), icons, parsers] });
  }

  addDictionary(tag, part) {
    return this.add(dictionaryName(tag, part), path.join(SOURCES, "i18n", tag, `${part}.ts`));
  }

  /**
   * Build a view, which says what core it was built with.
   *
   * A tab that was opened before the service was updated finds the new view under the old address; with the
   * new core beside the old one, neither would know what the other knows.
   */
  addView(view) {
    const footer = { js: `export const builtWith=${JSON.stringify(this.#address("core.js"))};` };
    return this.add(`${view}.js`, path.join(SOURCES, view, "index.tsx"), { footer });
  }

  /** Build `core.js`: everything in the shared folders and all of Preact that is used anywhere. */
  async addCore() {
    const modules = SHARED.flatMap(folder =>
      readdirSync(folder)
        .filter(name => /\.tsx?$/.test(name))
        .map(name => `export * from "${path.join(folder, name).replaceAll("\\", "/")}";`),
    );
    const preact = ["preact", "preact/hooks", "preact/jsx-runtime"].map(name => `export * from "${name}";`);
    const stdin = { contents: [...modules, ...preact].join("\n"), resolveDir: FRONTEND, loader: "ts" };
    await this.#build("core.js", { stdin, plugins: [this.#dictionaries(), icons] });
  }

  async #build(name, options) {
    const result = await esbuild.build({
      ...options,
      absWorkingDir: FRONTEND,
      bundle: true,
      charset: "utf8",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      logLevel: "silent",
      metafile: true,
      minify: true,
      outfile: path.join(FRONTEND, name),
      target: "es2022",
      write: false,
    });
    // Two shared modules that export the same name would both lose it.
    if (result.warnings.length) throw new Error(result.warnings.map(warning => warning.text).join("\n"));
    this.files.set(name, result.outputFiles[0].contents);
    for (const input of Object.keys(result.metafile.inputs)) this.inputs.add(input);
  }

  /** Return the address of a finished file relative to the others. */
  #address(name) {
    return `./${name}?v=${contentHash(this.files.get(name))}`;
  }

  /** Lead imports of shared modules to `core.js`, and imports of views to their own bundle. */
  #links() {
    return {
      name: "links",
      setup: build => {
        build.onResolve({ filter: /^address:/ }, ({ path: wanted }) => ({
          path: wanted,
          namespace: "address",
        }));
        build.onLoad({ filter: /.*/, namespace: "address" }, ({ path: wanted }) => {
          return { contents: this.#address(wanted.slice("address:".length)), loader: "text" };
        });
        build.onResolve({ filter: /^preact($|\/)/ }, () => this.#external("core.js"));
        build.onResolve({ filter: /^\.\.?\// }, ({ path: wanted, resolveDir, kind }) => {
          const target = path.resolve(resolveDir, wanted);
          const view = path.relative(SOURCES, target);
          if (kind === "dynamic-import" && VIEWS.includes(view)) return this.#external(`${view}.js`);
          const fromDictionary = resolveDir.startsWith(path.join(SOURCES, "i18n") + path.sep);
          const shared = !fromDictionary && SHARED.some(folder => (target + path.sep).startsWith(folder));
          return shared ? this.#external("core.js") : undefined;
        });
      },
    };
  }

  #dictionaries() {
    return {
      name: "dictionaries",
      setup: build => {
        build.onResolve({ filter: /^\.\// }, ({ path: wanted, kind }) =>
          kind === "dynamic-import"
            ? this.#external(dictionaryName(...wanted.split("/").slice(1)))
            : undefined,
        );
      },
    };
  }

  #external(name) {
    return { path: this.#address(name), external: true };
  }
}

/** Return the name of the file with one part of a language. */
function dictionaryName(tag, part = "index") {
  return part === "index" ? `${tag}.js` : `${tag}.${part}.js`;
}

/** Return the same hash that the server puts into the addresses of the page (`workbench/build.py`). */
export function contentHash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}

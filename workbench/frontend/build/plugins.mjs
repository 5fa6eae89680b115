// What esbuild has to be told about the packages that the page uses.
import { readFileSync } from "node:fs";

/**
 * Leave the parser of program code out unless something uses it.
 *
 * Its packages do not say that importing them does nothing, so esbuild would keep all of them.
 */
export const parsers = {
  name: "parsers",
  setup: build => {
    build.onResolve({ filter: /^@lezer\// }, async ({ path: wanted, pluginData, ...where }) => {
      if (pluginData === parsers) return undefined;
      const { resolveDir, kind, importer } = where;
      const found = await build.resolve(wanted, { resolveDir, kind, importer, pluginData: parsers });
      return { ...found, sideEffects: false };
    });
  },
};

/** Turn a Lucide icon into the list of its shapes: `[["path", {d: "…"}], …]`. */
export const icons = {
  name: "icons",
  setup: build => {
    build.onLoad({ filter: /\.svg$/ }, ({ path: file }) => ({ contents: iconModule(file), loader: "js" }));
  },
};

export function iconModule(file) {
  const shapes = [
    ...readFileSync(file, "utf8").matchAll(/<(path|circle|rect|line|polyline|polygon|ellipse) ([^>]*)\/>/g),
  ];
  const nodes = shapes.map(([, tag, attributes]) => [
    tag,
    Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  ]);
  return `export default ${JSON.stringify(nodes)}`;
}

import { defineConfig } from "vitest/config";
import { iconModule } from "./build/plugins.mjs";

export default defineConfig({
  plugins: [
    { name: "icons", enforce: "pre", load: id => (id.endsWith(".svg") ? iconModule(id) : undefined) },
  ],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { environment: "happy-dom", include: ["tests/**/*.test.{ts,tsx}"] },
});

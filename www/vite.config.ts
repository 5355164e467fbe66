// The pages: portal, playground and window view, into www/dist.
import { defineConfig } from "vite";

const page = (name: string) => [name, new URL(`./${name}/index.html`, import.meta.url).pathname];

export default defineConfig({
  root: new URL(".", import.meta.url).pathname,
  // Relative addresses: the pages work in whatever folder a city puts them.
  base: "./",
  publicDir: "public",
  // The package is a part of this project and changes with it.
  optimizeDeps: { exclude: ["yimen"] },
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // What each page loads at first is added up from it, see tests/budgets.
    manifest: true,
    // What is bundled keeps its licence.
    license: { fileName: "licenses.md" },
    // The security policy of the pages allows no inline data as script or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: Object.fromEntries(["portal", "playground", "window"].map(page)) },
  },
});

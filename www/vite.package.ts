// The web component as a part of the npm package: pkg-template/dist/element, Lit included.
import { defineConfig } from "vite";

const path = (name: string) => new URL(name, import.meta.url).pathname;

export default defineConfig({
  root: path("."),
  publicDir: false,
  plugins: [
    {
      // The engine lies beside the element, and its workers stay files of their own: a plain page loads them as they
      // are, and bundlers find them.
      name: "engine-beside",
      enforce: "pre",
      resolveId: (name) => (name === "yimen/worker" ? { id: "../worker/index.js", external: true } : null),
    },
  ],
  build: {
    target: "es2022",
    outDir: path("../pkg-template/dist/element"),
    // The declarations of the folder come from the compiler.
    emptyOutDir: false,
    // What is bundled keeps its licence.
    license: { fileName: "licenses.md" },
    // No hash in a name: the package has a version.
    rolldownOptions: { output: { chunkFileNames: "[name].js" } },
    lib: { entry: path("component/element.ts"), formats: ["es"], fileName: () => "element.js" },
  },
});

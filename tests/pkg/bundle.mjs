// The bundlers, each with no more settings than a user needs to give.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import webpack from "webpack";

/** Builds a project with Vite and returns the folder to serve. */
export async function withVite(folder, plugins = []) {
  await build({ root: folder, configFile: false, logLevel: "error", plugins, build: { target: "es2022", assetsInlineLimit: 0 } });
  return join(folder, "dist");
}

/** Builds a project with webpack and returns the folder to serve. */
export async function withWebpack(folder, entry = "./main.js") {
  const path = join(folder, "dist");
  const compiler = webpack({
    context: folder,
    mode: "production",
    entry,
    output: { path, filename: "main.js" },
    // Its warning about size would fail the test; sizes are measured elsewhere.
    performance: false,
  });
  await new Promise((resolve, reject) =>
    compiler.run((error, stats) => {
      const fault = error ?? (stats.hasErrors() || stats.hasWarnings() ? new Error(stats.toString("minimal")) : null);
      compiler.close(() => (fault ? reject(fault) : resolve()));
    }),
  );
  return path;
}

/** Every file below a folder, with its text. */
export function scripts(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter((name) => name.endsWith(".js")).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

/** Names of the WebAssembly modules below a folder. */
export const modules = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".wasm"));

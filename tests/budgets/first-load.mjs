// What a page fetches before it is ready, from what the build wrote down, and what that weighs on its way.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const dist = fileURLToPath(new URL("../../www/dist/", import.meta.url));

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[], css?: string[], assets?: string[] }} Chunk */

/** @returns {Record<string, Chunk>} */
const manifest = () => JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const text = (file) => readFileSync(join(dist, file), "utf8");

/**
 * The files a page cannot do without, by their paths below the folder of the pages, and those it may fetch by itself
 * when it has come so far.
 * @param {string} page its folder
 * @param {{ build: "runtime" | "full" | "register", packs: string[] }} uses the engine it starts, and the packs it loads at once
 * @returns {{ needed: string[], later: string[] }}
 */
export function firstLoad(page, { build, packs }) {
  const html = `${page}/index.html`;
  const files = new Set([html, ...packs]);
  for (const [tag, address] of text(html).matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"#][^":]*)"[^>]*>/g)) {
    // What only browsers without modules load is not for the others.
    if (!/\bnomodule\b/.test(tag)) files.add(posix.join(page, address));
  }
  const chunks = manifest();
  const seen = new Set();
  const later = new Set();
  const take = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = chunks[name];
    assert.ok(chunk, `the build knows no ${name}`);
    [chunk.file, ...(chunk.css ?? [])].forEach((file) => files.add(file));
    for (const asset of chunk.assets ?? []) {
      // Both workers lie beside the page; it starts one.
      const worker = /(runtime|full)-worker/.exec(basename(asset));
      if (worker && worker[1] !== build) continue;
      // A page that screens lists has what it takes without vector instructions beside it, too.
      if (build === "register" && (/plain-worker/.test(asset) || isOf("runtime", asset))) continue;
      files.add(asset);
      if (worker) modulesOf(asset).forEach((module) => files.add(module));
    }
    (chunk.imports ?? []).forEach(take);
    (chunk.dynamicImports ?? []).forEach((name) => later.add(chunks[name].file));
  };
  take(html);
  return { needed: [...files].sort(), later: [...later].filter((file) => !files.has(file)).sort() };
}

/** Whether a file is the module of a build. */
function isOf(build, file) {
  if (!file.endsWith(".wasm")) return false;
  const module = new URL(`../../pkg-template/dist/${build}/yimen_bg.wasm`, import.meta.url);
  return readFileSync(module).equals(readFileSync(join(dist, file)));
}

/** The WebAssembly modules a worker names. */
function modulesOf(worker) {
  const code = text(worker);
  const folder = dirname(worker);
  const modules = readdirSync(join(dist, folder)).filter((name) => name.endsWith(".wasm") && code.includes(name));
  assert.equal(modules.length, 1, `${worker} names one module`);
  return modules.map((name) => `${folder}/${name}`);
}

/** What each file weighs on its way, compressed as it lies beside itself, and all together. */
export function weigh(files) {
  const rows = files.map((file) => {
    const path = join(dist, file);
    const compressed = `${path}.gz`;
    return { file, raw: statSync(path).size, gzip: statSync(existsSync(compressed) ? compressed : path).size };
  });
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return { rows: rows.sort((a, b) => b.gzip - a.gzip), raw: sum("raw"), gzip: sum("gzip") };
}

/** The table, for people. */
export function print(page, limit, { rows, raw, gzip }) {
  const line = (name, ...figures) => `${name.padEnd(44)}${figures.map((figure) => String(figure).padStart(11)).join("")}`;
  console.log(
    [
      line(`First load of ${page}`, "raw", "on its way"),
      ...rows.map((row) => line(row.file, row.raw, row.gzip)),
      line(`all, of ${limit} allowed`, raw, gzip),
    ].join("\n"),
  );
}

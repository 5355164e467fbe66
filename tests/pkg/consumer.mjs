// Projects of users: a fresh folder with the packed package installed, as `npm install yimen` would leave it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const template = join(root, "pkg-template");

/** What every platform must answer: the same bytes. */
export const family = readFileSync(join(root, "tests/shared/e01-three-in-sanmen/case.json"), "utf8");
export const expected = readFileSync(join(root, "tests/shared/e01-three-in-sanmen/expected.json"), "utf8").trimEnd();

/** The compiled pack, as a city would serve it. */
export const pack = join(root, "www/public/packs/zhejiang.yimen");

const made = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function fresh() {
  const folder = mkdtempSync(join(tmpdir(), "yimen-"));
  made.push(folder);
  return folder;
}

/** Runs npm and returns what it prints. */
function npm(folder, ...words) {
  const [program, shell] = process.platform === "win32" ? ["npm.cmd", true] : ["npm", false];
  return execFileSync(program, words, { cwd: folder, shell, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

let once;

/** The tarball as it would be published, and what it holds. */
export function packed() {
  once ??= (() => {
    const folder = fresh();
    const [about] = JSON.parse(npm(template, "pack", "--json", "--pack-destination", folder));
    return { tarball: join(folder, about.filename), files: about.files.map(({ path }) => path).sort(), about };
  })();
  return once;
}

/**
 * A fresh project with the package installed from the tarball.
 * @param {Record<string, string>} [files] its files
 * @param {string[]} [beside] packages it uses beside this one, taken from this project's own
 */
export function project(files = {}, beside = []) {
  const folder = fresh();
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
  npm(folder, "install", "--offline", "--no-audit", "--no-fund", packed().tarball);
  for (const name of beside) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
  add(folder, files);
  return folder;
}

/** Writes files into a project. */
export function add(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Puts the pack and the family where a page of the project finds them. */
export function addData(folder) {
  cpSync(pack, join(folder, "zhejiang.yimen"));
  writeFileSync(join(folder, "family.json"), family);
}

/** Runs a script in a project and returns what it prints. */
export function node(folder, ...words) {
  return execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** Compares without printing a quarter of a megabyte when it fails. */
export function assertSameBytes(actual, message = "") {
  if (actual === expected) return;
  const text = String(actual);
  let at = 0;
  while (at < text.length && text[at] === expected[at]) at += 1;
  assert.fail(`${message} differs at ${at} of ${expected.length}: ${text.slice(at, at + 120)}`);
}

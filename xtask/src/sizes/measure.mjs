// Prints the sizes of files in bytes: as they are, and compressed as a web server would. Arguments: name, path, …
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const row = (...cells) =>
  console.log(cells.map((cell, i) => (i ? String(cell).padStart(11) : cell.padEnd(24))).join(""));

row("bytes", "raw", "gzip -9", "brotli 11");
const words = process.argv.slice(1).filter((word) => word !== "--");
for (let i = 0; i + 1 < words.length; i += 2) {
  const file = readFileSync(words[i + 1]);
  const brotli = brotliCompressSync(file, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length },
  });
  row(words[i], file.length, gzipSync(file, { level: 9 }).length, brotli.length);
}

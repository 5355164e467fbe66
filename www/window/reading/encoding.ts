// What a file is written in. Nobody has to say so: the bytes tell.

export type Encoding = "utf-8" | "gb18030";

/** Why a file is not read at all. */
export type Unreadable = "empty" | "workbook" | "utf-16" | "binary" | "large";

export interface Detected {
  encoding: Encoding;
  /** Where the text begins: after a byte order mark. */
  from: number;
}

const SLICE = 1 << 20;
const HEAD = 4096;
/** A workbook's first bytes: a zip archive, or a compound file of old. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Tells the encoding of a file: UTF-8 if every byte of it is, else GB 18030. */
export async function detect(file: Blob): Promise<Detected | Unreadable> {
  if (file.size === 0) return "empty";
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (WORKBOOKS.some((bytes) => bytes.every((byte, at) => head[at] === byte))) return "workbook";
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return "utf-16";
  if (head.includes(0)) return "binary";
  const from = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (file.size === from) return "empty";
  return { encoding: (await isUtf8(file)) ? "utf-8" : "gb18030", from };
}

async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < file.size; at += SLICE) {
      decoder.decode(await file.slice(at, at + SLICE).arrayBuffer(), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

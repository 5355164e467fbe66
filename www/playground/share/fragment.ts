// A bundle in the fragment of a link: deflated, in letters an address can hold. Fragments are never sent to a server.
import { UnreadableBundle } from "./bundle.js";

/** What messengers and browsers still pass on whole. */
export const LONGEST_MADE = 30_000;
const LONGEST_READ = 200_000;
/** A small link must not unfold into gigabytes. */
const MOST_BYTES = 8_000_000;

/** Throws nothing; null where the browser cannot do it. */
export async function toFragment(text: string): Promise<string | null> {
  if (typeof CompressionStream === "undefined") return null;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Throws an `UnreadableBundle` where a fragment is too long or damaged. */
export async function fromFragment(fragment: string): Promise<string> {
  if (fragment.length > LONGEST_READ) throw new UnreadableBundle("long");
  if (!/^[\w-]+$/.test(fragment)) throw new UnreadableBundle("damaged");
  try {
    const binary = atob(fragment.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return await inflated(bytes);
  } catch (error) {
    throw error instanceof UnreadableBundle ? error : new UnreadableBundle("damaged");
  }
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream("utf-8", { fatal: true }))
    .getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > MOST_BYTES) {
      await reader.cancel();
      throw new UnreadableBundle("long");
    }
  }
}

// Inside of the user's own worker.
import init, { Pack } from "yimen/runtime";

self.onmessage = async ({ data: base }) => {
  await init();
  const [bytes, text] = await Promise.all([
    fetch(new URL("zhejiang.yimen", base)).then((response) => response.arrayBuffer()),
    fetch(new URL("family.json", base)).then((response) => response.text()),
  ]);
  self.postMessage(Pack.load(new Uint8Array(bytes)).screenJson(text));
};

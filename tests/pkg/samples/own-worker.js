// A worker of the user's own, which holds the engine itself.
const worker = new Worker(new URL("./own-worker-inside.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => (window.answer = data);
worker.postMessage(new URL(".", document.baseURI).href);

// A browser whose WebAssembly has no vector instructions.

/** Refuses every module with the byte that such instructions begin with, when it is asked whether it is one. */
export const withoutVectors = (page) =>
  page.addInitScript(() => {
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => !new Uint8Array(bytes.buffer ?? bytes).includes(0xfd) && validate(bytes);
  });

// The declarations, with what they need of the language's library: users' projects may be set to an older one.
/// <reference lib="esnext.disposable" />
export * from "./yimen.js";
export { default } from "./yimen.js";

// A program of CommonJS modules in Node.
import yimen = require("yimen");
import runtime = require("yimen/runtime");

const pack: runtime.Pack = runtime.Pack.load(new Uint8Array());
const reports: yimen.Report[] = yimen.check([]);
console.log(pack.hash, reports.length);

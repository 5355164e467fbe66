// The worker of the runtime build.
import * as engine from "../runtime/yimen.js";
import { serve, type Port } from "./serve.js";

serve(self as unknown as Port, engine, new URL("../runtime/yimen_bg.wasm", import.meta.url));

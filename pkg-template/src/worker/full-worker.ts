// The worker of the full build.
import * as engine from "../full/yimen.js";
import { serve, type Port } from "./serve.js";

serve(self as unknown as Port, engine, new URL("../full/yimen_bg.wasm", import.meta.url));

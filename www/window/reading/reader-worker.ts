// The reader in a worker of its own.
import { expose } from "comlink";
import { Reader } from "./reader.js";

expose(new Reader());

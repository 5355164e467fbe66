// A screener in a worker of its own.
import { expose } from "comlink";
import { Screener } from "./screener.js";

expose(new Screener());

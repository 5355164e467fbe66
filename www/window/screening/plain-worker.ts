// A screener in a worker of its own, for browsers without vector instructions: it judges families one by one.
import { expose } from "comlink";
import * as build from "yimen/runtime";
import { Screener } from "./screener.js";

expose(new Screener(build));

// A screener in a worker of its own, with the build that judges many families together.
import { expose } from "comlink";
import * as build from "yimen/register";
import { Screener } from "./screener.js";

expose(new Screener(build));

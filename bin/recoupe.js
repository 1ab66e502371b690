#!/usr/bin/env node
// The executable. Plain JavaScript that old Nodes can parse: where Node is older than 22.18 it hands over to the private
// one that `npm start` brings into .runtime.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import nodeModule from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const version = process.versions.node.split(".").map(Number);
if (version[0] > 22 || (version[0] === 22 && version[1] >= 18)) start();
else handOver();

function start() {
  const main = new URL("../dist/cli/main.js", import.meta.url);
  if (!existsSync(main)) stop("recoupe is not built yet. Run `npm run build` in its folder first.");
  // SQLite in Node still announces itself as experimental on every start; that is no news to the user.
  const emit = process.emitWarning;
  process.emitWarning = function (warning, kind) {
    const type = kind && typeof kind === "object" ? kind.type : kind;
    if (type === "ExperimentalWarning" && /SQLite/.test(String(warning))) return;
    return emit.apply(process, arguments);
  };
  // What Node made of the code is kept beside it, so that the next start need not make it again; where nothing may be written, it is not.
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(fileURLToPath(new URL("../dist/.compiled", import.meta.url)));
  import(main.href).then(function (cli) { return cli.main(process.argv); });
}

function handOver() {
  const folder = "../.runtime/node_modules/node/bin/";
  const node = fileURLToPath(new URL(folder + (process.platform === "win32" ? "node.exe" : "node"), import.meta.url));
  if (!existsSync(node)) {
    stop("recoupe needs Node 22.18 or later and this is " + process.versions.node + ". Run `npm run build` in its folder, which brings one that only recoupe uses, or install a newer Node.");
  }
  const child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = function (signal) { child.kill(signal); };
  signals.forEach(function (signal) { process.on(signal, pass); });
  child.on("error", function (error) { stop("recoupe could not start " + node + ": " + error.message + ". Remove the folder .runtime and run `npm run build`."); });
  child.on("close", function (code, signal) { process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code); });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

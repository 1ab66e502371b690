// What `npm start`, `npm test` and `npm run build` need before they can do their work: a Node that is new enough, the
// packages, a build. Each step says what it does and does nothing when there is nothing to do.
// Plain JavaScript that old Nodes can parse: it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const WINDOWS = process.platform === "win32";
/** The private Node that a machine with an older one gets; `bin/recoupe.js` looks for it in the same place. */
const RUNTIME = join(root, ".runtime");
const RUNTIME_PACKAGE = join(RUNTIME, "node_modules", "node");
const RUNTIME_NODE = join(RUNTIME_PACKAGE, "bin", WINDOWS ? "node.exe" : "node");
const RUNTIME_VERSION = "24.21.0";

/** True when this Node can run recoupe: 22.18 is the first that reads TypeScript and has `node:sqlite` without a flag. */
export function newEnough(version) {
  const parts = version.split(".").map(Number);
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 18);
}

/** One line of what is going on. */
export function say(line) {
  console.log("recoupe: " + line);
}

/** Ends the script with one sentence and status 1. */
export function fail(sentence) {
  console.error("recoupe: " + sentence);
  process.exit(1);
}

/** The environment for children: the chosen Node first on the path, and none of what `npm start` says of this package. */
function environment(node) {
  const env = {};
  for (const name of Object.keys(process.env)) {
    // npm tells a script where its own package lies; an npm started by the script would take that for an order.
    if (/^npm_(lifecycle|package|command)/.test(name) || /^npm_config_(local_prefix|global_prefix|prefix|omit|include|only|production)$/.test(name)) continue;
    if (/^(npm_node_execpath|NODE)$/.test(name)) continue;
    env[name] = process.env[name];
  }
  const path = Object.keys(env).find(function (name) { return name.toUpperCase() === "PATH"; }) || "PATH";
  env[path] = dirname(node) + delimiter + (env[path] || "");
  return env;
}

/** Runs npm with the given Node, its words on this terminal; true when it succeeded. */
function npm(node, args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, env: environment(node), stdio: ["ignore", "inherit", "inherit"] };
  const done = cli && /npm-cli\.[cm]?js$/.test(cli)
    ? spawnSync(node, [cli].concat(args), options)
    : spawnSync(WINDOWS ? "npm.cmd" : "npm", args, Object.assign({ shell: WINDOWS }, options));
  return done.status === 0;
}

/** The path of a Node that is new enough: this one, or a private one that is brought first when it is not there. */
export function ensureNode() {
  if (newEnough(process.versions.node)) return process.execPath;
  if (works(RUNTIME_NODE)) return RUNTIME_NODE;
  say("this machine has Node " + process.versions.node + "; bringing Node " + RUNTIME_VERSION + " into .runtime (about 50 MB, once)…");
  mkdirSync(RUNTIME, { recursive: true });
  // A package.json of its own, or npm would climb to ours and install there.
  writeFileSync(join(RUNTIME, "package.json"), JSON.stringify({ name: "recoupe-runtime", private: true }) + "\n");
  npm(process.execPath, ["install", "--prefix", RUNTIME, "--no-save", "--no-package-lock", "--omit=dev", "--loglevel=error", "node@" + RUNTIME_VERSION]);
  if (!works(RUNTIME_NODE) && existsSync(join(RUNTIME_PACKAGE, "installArchSpecificPackage.js"))) {
    // Where npm does not run the scripts of packages, the one that fetches the binary is run by hand.
    spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: RUNTIME_PACKAGE, env: environment(process.execPath), stdio: ["ignore", "inherit", "inherit"] });
  }
  if (!works(RUNTIME_NODE)) fail("Node " + RUNTIME_VERSION + " could not be brought (see above). Check the connection to the npm registry, or install Node 22.18 or later yourself, and run the command again.");
  return RUNTIME_NODE;
}

/** True when this file is a Node that starts. */
function works(node) {
  if (!existsSync(node)) return false;
  const done = spawnSync(node, ["--version"], { encoding: "utf8" });
  return done.status === 0 && newEnough(String(done.stdout).trim().slice(1));
}

/** Installs the packages of a folder as its lockfile says, unless that very lockfile is installed already. */
export function ensurePackages(node, folder, what) {
  const lock = createHash("sha256").update(readFileSync(join(folder, "package-lock.json")))
    .update(process.platform + "-" + process.arch).digest("hex");
  // npm ci removes node_modules first, and this stamp with it: a broken-off install never looks finished.
  const stamp = join(folder, "node_modules", ".recoupe-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  say("installing " + what + "…");
  // --include=dev: the build needs them, also where NODE_ENV says production.
  if (!npm(node, ["ci", "--prefix", folder, "--include=dev", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"])) {
    fail("installing " + what + " failed (see above). Check the connection to the npm registry and run the command again; what is there already is kept.");
  }
  writeFileSync(stamp, lock);
}

/** Builds what has changed since the last build. */
export function ensureBuilt(node) {
  const done = spawnSync(node, [join(root, "scripts", "build.mjs"), "--changed"], { cwd: root, env: environment(node), stdio: "inherit" });
  if (done.status !== 0) fail("the build failed (see above). If you changed nothing yourself, please report it.");
}

/**
 * Runs a program on this terminal to its end and ends this process as it ended: same status, same signal.
 * Signals that come here are passed on, so that Ctrl-C and a service manager reach it.
 */
export function become(node, args, options) {
  const child = spawn(node, args, Object.assign({ stdio: "inherit", env: environment(node) }, options));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = function (signal) { child.kill(signal); };
  signals.forEach(function (signal) { process.on(signal, pass); });
  child.on("error", function (error) { fail(node + " could not be started: " + error.message); });
  return new Promise(function (resolve) {
    child.on("close", function (code, signal) {
      signals.forEach(function (name) { process.removeListener(name, pass); });
      resolve(code === null ? 128 + (constants.signals[signal] || 0) : code);
    });
  });
}

/** Goes on in a Node that is new enough when this one is not: never returns then. True when this one will do. */
export async function inNewNode(script) {
  if (newEnough(process.versions.node)) return true;
  process.exit(await become(ensureNode(), [script].concat(process.argv.slice(2)), { cwd: process.cwd() }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = ensureNode();
  ensurePackages(node, root, "the packages");
  ensureBuilt(node);
  say("ready: node bin/recoupe.js --help");
}

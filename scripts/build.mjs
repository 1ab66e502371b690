// npm run build: lexicons → TypeScript → the names → the desk's client. Without a flag each step runs that has a source
// which changed; --lexicons, --code, --names, --client run those steps in any case, --all every one. --page alone makes dist/page,
// a page that reads in the browser with no server.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { bundle } from "./bundle.mjs";
import { tongues, TONGUES } from "./tongues.mjs";
import { ensureNode, ensurePackages, inNewNode, root, say } from "./setup.mjs";

const PACKS = join(root, "src", "reading", "packs");
const DIST = join(root, "dist");
const STAMPS = join(DIST, ".stamps.json");

/** Every step in its order: what it reads, what it leaves, what it does. `sources` are files or folders in the repository. */
const STEPS = {
  lexicons: { title: "lexicons", sources: ["src/reading/packs", "scripts/build.mjs", "scripts/tongues.mjs", "package-lock.json"], skip: /\.ts$/, run: lexicons, leaves: () => [...generated(), TONGUES] },
  code: { title: "code", sources: ["src", "tsconfig.json", "package-lock.json", "scripts/bundle.mjs"], skip: /^src\/desk\/client\//, run: code, leaves: () => ["dist/cli/main.js", "dist/reading-code"] },
  names: { title: "places and actors", sources: ["data", "scripts/names.mjs", "scripts/countries.mjs", "scripts/frontiers.mjs", "scripts/regions.mjs", "src/atlas", "src/directory", "src/text", "package-lock.json"], run: names, leaves: () => existsSync(join(root, "scripts/names.mjs")) ? ["dist/names.bin"] : [] },
  client: { title: "desk", sources: ["src/desk/client", "src/desk/api.ts", "package-lock.json"], run: client, leaves: () => existsSync(join(root, CONFIG)) ? ["dist/desk/client/index.html"] : [] },
  page: { title: "page that reads in the browser", sources: ["src", "package-lock.json"], run: page, leaves: () => ["dist/page/index.html"], byName: true },
};
const CONFIG = "src/desk/client/vite.config.ts";

/** What tells languages apart becomes a module; each language's lexicon/NAME.tsv becomes an entry of its lexicon.generated.ts, so that a reading needs no files. */
async function lexicons() {
  await tongues(root);
  for (const file of generated()) {
    const folder = join(root, file, "..", "lexicon");
    const entries = readdirSync(folder).filter((name) => name.endsWith(".tsv")).sort()
      .map((name) => `  ${JSON.stringify(name.slice(0, -4))}: ${JSON.stringify(readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"))},\n`);
    const text = `// Made by scripts/build.mjs out of lexicon/*.tsv. Change those.\nexport const lexicon: Record<string, string> = {\n${entries.join("")}};\n`;
    const target = join(root, file);
    if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
  }
}

/** The module that each language pack with a lexicon gets. */
function generated() {
  return readdirSync(PACKS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(PACKS, entry.name, "lexicon")))
    .map((entry) => `src/reading/packs/${entry.name}/lexicon.generated.ts`);
}

async function code() {
  node("node_modules/typescript/bin/tsc", "-p", ".");
  // What a removed source once left behind would still be importable.
  for (const file of files("dist", /^dist\/(desk\/client|page\/|names\.bin)/)) {
    const source = file.replace(/^dist\//, "src/").replace(/(\.d)?\.(js|ts)$/, ".ts");
    if (source.endsWith(".ts") && !existsSync(join(root, source))) rmSync(join(root, file));
  }
  await bundle(root);
  const { digestOfSources } = await import("../src/app/rules.ts");
  writeFileSync(join(DIST, "reading-code"), digestOfSources(root) + "\n");
  // What Node kept of the code before (see bin/recoupe.js).
  rmSync(join(DIST, ".compiled"), { recursive: true, force: true });
}

function names() {
  if (existsSync(join(root, "scripts/names.mjs"))) node("scripts/names.mjs");
}

function client() {
  // Warnings are for whoever works on the desk and builds it by name.
  const level = process.argv.includes("--client") ? "warn" : "error";
  if (existsSync(join(root, CONFIG))) node("node_modules/vite/bin/vite.js", "build", "--config", CONFIG, "--logLevel", level);
}

/** A page for any web host that reads in the browser of whoever opens it, with the names beside it; only built when asked for. */
function page() {
  node("node_modules/vite/bin/vite.js", "build", "--config", "src/desk/client/page/vite.config.ts", "--logLevel", "error");
  copyFileSync(join(DIST, "names.bin"), join(DIST, "page", "names.bin"));
  say(`the page lies in ${join("dist", "page")}; put that folder on any web host.`);
}

/** Runs a script in this Node; the build ends where it fails. */
function node(script, ...args) {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) {
    console.error(`recoupe: ${script} failed.`);
    process.exit(1);
  }
}

/** All files under a path of the repository, in order; none where it does not exist. */
function files(path, skip) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.[a-z]+$/.test(path) && !path.endsWith("/")) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !(skip && skip.test(file)))
    .sort();
}

/** Digest of all that a step reads. */
function digest(step) {
  const hash = createHash("sha256");
  for (const source of step.sources) {
    for (const file of files(source, step.skip)) {
      hash.update(file + "\0").update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}

if (await inNewNode(process.argv[1])) {
  const flags = process.argv.slice(2).filter((flag) => flag !== "--changed").map((flag) => flag.slice(2));
  const unknown = flags.filter((flag) => flag !== "all" && !(flag in STEPS));
  if (unknown.length > 0) {
    console.error(`recoupe: build knows no --${unknown[0]}. It knows --all, --${Object.keys(STEPS).join(", --")}.`);
    process.exit(2);
  }
  if (!process.argv.includes("--changed")) ensurePackages(ensureNode(), root, "the packages");
  mkdirSync(DIST, { recursive: true });
  const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, "utf8")) : {};
  for (const [name, step] of Object.entries(STEPS)) {
    const now = digest(step);
    const there = stamps[name] === now && step.leaves().every((file) => existsSync(join(root, file)));
    const wanted = flags.length === 0 ? !there && !step.byName : flags.includes(name) || (flags.includes("all") && !step.byName);
    if (!wanted) continue;
    say(`building the ${step.title}…`);
    await step.run();
    stamps[name] = now;
    writeFileSync(STAMPS, JSON.stringify(stamps, null, 1) + "\n");
  }
}

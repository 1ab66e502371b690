import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The table of the house: a room imports only from rooms before it on the way through, by their index.ts.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WAY = ["text", "problem", "page", "capture", "atlas", "directory", "reading", "ledger", "reconcile", "export", "desk", "app", "cli"];
/** Rooms that give the same answer to the same question anywhere: no files, no clock, no host locale, no chance. */
const PURE = ["text", "problem", "page", "atlas", "directory", "reading", "reconcile", "export"];

interface Import { from: string; types: boolean; names: string }

/** What a source imports, statically or not. Comments are left out; type-only imports are told apart. */
function importsOf(source: string): Import[] {
  const code = withoutComments(source);
  const all: Import[] = [];
  for (const [, keyword, clause = "", from] of code.matchAll(/\b(import|export)\s+((?:type\s+)?[\w*\s{},$]*?\s*from\s*)?["']([^"'\n]+)["']/g)) {
    if (keyword === "export" && clause === "") continue;
    const inner = /\{([^}]*)\}/.exec(clause)?.[1];
    const onlyTypes = /^type\b/.test(clause) || (inner !== undefined && /^\s*\{/.test(clause) && inner.split(",").every((name) => name.trim() === "" || /^\s*type\s/.test(name)));
    all.push({ from: from!, types: onlyTypes, names: clause });
  }
  for (const [, from] of code.matchAll(/\bimport\(\s*["']([^"'\n]+)["']\s*\)/g)) all.push({ from: from!, types: false, names: "*" });
  return all;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[^]*?\*\//g, "").replace(/(^|[^:"'`\\])\/\/[^\n]*/g, "$1");
}

/** The room of a path below src/: its folder; `app.ts` belongs to app, `index.ts` (the library) stands beside the command line. */
function roomOf(file: string): string {
  const [first = ""] = file.split("/");
  return first === "index.ts" ? "cli" : first.replace(/\.ts$/, "");
}

/** Every way in which one file breaks the table, in plain words. */
function breaches(file: string, source: string): string[] {
  const found: string[] = [], room = roomOf(file), pack = /^reading\/packs\/(\w+)\//.exec(file)?.[1], client = file.startsWith("desk/client/");
  for (const { from, types, names } of importsOf(source)) {
    const say = (why: string) => found.push(`${file} imports ${from}: ${why}`);
    if (!from.startsWith(".")) {
      if (/^(kysely|node:sqlite|pg|better-sqlite3)\b/.test(from) && room !== "ledger") say("only the ledger has a database");
      if (/^fastify|^@fastify\//.test(from) && room !== "desk") say("only the desk serves");
      if (/^(node:)?(https?|http2|net|tls|dgram|dns|undici)(\/|$)/.test(from) && room !== "capture" && !types && !/^\{\s*STATUS_CODES\s*\}/.test(names)) say("only capture opens connections");
      if (PURE.includes(room) && /^node:/.test(from) && from !== "node:zlib") say("this room is pure");
      continue;
    }
    const target = normalize(join(dirname(file), from.split("?")[0]!)).split(sep).join("/");
    if (target.startsWith("..")) { if (room !== "cli" && !client) say("it lies outside of src"); continue; }
    if (client && !target.startsWith("desk/client/")) {
      if (!(target === "desk/api.ts" && types)) say("the client takes types from desk/api.ts and nothing else");
      continue;
    }
    if (pack) {
      if (!target.startsWith(`reading/packs/${pack}/`) && target !== "reading/rule.ts" && target !== "text/index.ts") say("a pack imports only rule.ts and text");
      continue;
    }
    const other = roomOf(target);
    if (target.startsWith("reading/packs/") && !file.startsWith("reading/packs/") && room !== "app" && room !== "cli") say("the engine never meets a language");
    if (other === room) { if (!client && target.startsWith("desk/client/")) say("the server never imports the client"); continue; }
    if (WAY.indexOf(other) > WAY.indexOf(room) || !WAY.includes(other)) say(`${room} stands before ${other}`);
    else if (!/^(problem|app|app\/\w+|\w+\/index|reading\/packs\/index)\.ts$/.test(target)) say("a room is entered by its index.ts");
  }
  const code = withoutComments(source);
  if (room !== "ledger" && /["'`]\s*(SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX)|PRAGMA\s)/.test(code)) found.push(`${file} has SQL: only the ledger has`);
  if (room !== "capture" && !client && /\b(fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/.test(code)) found.push(`${file} opens a connection: only capture does`);
  if (PURE.includes(room) && /\b(Date\.now\(\)|new Date\(\)|Math\.random\(|performance\.now\(|process\.(env|cwd|argv)|toLocale\w*\(\s*\))/.test(code)) found.push(`${file} asks the machine: ${room} is pure`);
  return found;
}

function sources(): string[] {
  return readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith(".generated.ts"))
    .map((entry) => relative(join(ROOT, "src"), join(entry.parentPath, entry.name)).split(sep).join("/"));
}

describe("the table of the house", () => {
  test("holds for every source", () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap((file) => breaches(file, readFileSync(join(ROOT, "src", file), "utf8")))).toEqual([]);
  });

  test.each([
    ["reading/stages/times.ts", `import { packs } from "../packs/index.ts";`],
    ["reading/stages/times.ts", `import { openLedger } from "../../ledger/index.ts";`],
    ["reading/packs/fr/pack.ts", `import { words } from "../en/pack.ts";`],
    ["reading/packs/fr/pack.ts", `import { read } from "../../cascade.ts";`],
    ["page/read.ts", `import { open } from "../atlas/open.ts";`],
    ["ledger/open.ts", `import { decode } from "../page/decode.ts";`],
    ["page/read.ts", `import { readFileSync } from "node:fs";`],
    ["reconcile/status.ts", `const now = Date.now();`],
    ["desk/routes.ts", `import { Kysely } from "kysely";`],
    ["app/derive.ts", "const rows = `SELECT id FROM claims`;"],
    ["app/capture.ts", `const page = await fetch(address);`],
    ["cli/add.ts", `import http from "node:http";`],
    ["desk/client/App.svelte", `import { read } from "../../reading/index.ts";`],
    ["desk/client/App.svelte", `import { thing } from "../api.ts";`],
    ["desk/http.ts", `export { app } from "./client/main.ts";`],
    ["cli/read.ts", `const late = await import("../ledger/worker.ts");`],
  ])("%s may not: %s", (file, line) => {
    expect(breaches(file, line)).toHaveLength(1);
  });

  test.each([
    ["reading/stages/times.ts", `import type { Rule } from "../rule.ts"; import { foldName } from "../../text/index.ts";`],
    ["reading/packs/fr/pack.ts", `import { lexicon } from "./lexicon.generated.ts"; import type { Pack } from "../../rule.ts";`],
    ["app/shelf.ts", `import { packs } from "../reading/packs/index.ts";`],
    ["desk/client/App.svelte", `import type { EventsAnswer } from "../api.ts"; import { mount } from "svelte";`],
    ["desk/http.ts", `import { STATUS_CODES } from "node:http"; import type { Socket } from "node:net"; import fastify from "fastify";`],
    ["ledger/open.ts", `// import { x } from "../desk/index.ts"\nimport type { Claim } from "../reading/index.ts";`],
  ])("%s may: %s", (file, line) => {
    expect(breaches(file, line)).toEqual([]);
  });
});

describe("every file", () => {
  const written = ["src", "scripts", "test", "bin", "bench"].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js|svelte|css)$/.test(entry.name) && !/node_modules|\.generated\.ts$/.test(join(entry.parentPath, entry.name)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/")));

  test("has at most 300 lines", () => {
    const long = written.map((file) => ({ file, lines: readFileSync(join(ROOT, file), "utf8").split("\n").length - 1 })).filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test("says in its name what it holds", () => {
    expect(written.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.\w+$)/.test(file))).toEqual([]);
  });
});

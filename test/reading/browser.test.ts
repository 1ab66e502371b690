import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { builtinModules } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build, type Plugin } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../desk/browser/chromium.ts";
import { furniture, shelf } from "./shelf.ts";
import { readPage } from "../../src/page/index.ts";
import { read } from "../../src/reading/index.ts";

// The pure part of recoupe reads in a browser what it reads in Node: page, atlas, directory, reading and its packs.

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = at("../../examples/palmyre-11-courrier-fictif.html"), NAMES = at("../../dist/names.bin");
const folder = mkdtempSync(join(tmpdir(), "recoupe-browser-"));

/** What a page of somebody's own would write. */
const ENTRY = `
import { openAtlas } from ${JSON.stringify(at("../../src/atlas/index.ts"))};
import { openDirectory } from ${JSON.stringify(at("../../src/directory/index.ts"))};
import { furnitureFrom, readPage } from ${JSON.stringify(at("../../src/page/index.ts"))};
import { read } from ${JSON.stringify(at("../../src/reading/index.ts"))};
import { packs } from ${JSON.stringify(at("../../src/reading/packs/index.ts"))};

export async function claimsOf(article, names) {
  const [text, bytes] = await Promise.all([article, names].map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())));
  const furniture = packs.map((p) => furnitureFrom(p.language, p.lexicon.furniture, p.lexicon.calendar));
  const { document } = readPage({ bytes: text, captured_from: "example", captured: null, media_type: "text/html" }, { furniture });
  return read(document, { packs, atlas: openAtlas(bytes), directory: openDirectory(bytes) });
}
`;

/** Built-in modules of Node that code in the bundle still asks for. */
const builtins = new Set<string>();
const watchful: Plugin = {
  name: "no-built-ins", enforce: "pre",
  resolveId(id, importer) {
    if (!id.startsWith("node:") && !builtinModules.includes(id)) return null;
    builtins.add(`${id} by ${importer ?? "?"}`);
    return { id: "\0built-in", syntheticNamedExports: true };
  },
  load: (id) => (id === "\0built-in" ? "export default {};" : null),
};

const types: Record<string, string> = { "/": "text/html", "/recoupe.js": "text/javascript", "/names.bin": "application/octet-stream", "/example.html": "text/plain" };
const found = await launch(), browser: Browser | null = "browser" in found ? found.browser : null;
let server: Server | undefined, code = "";

beforeAll(async () => {
  writeFileSync(join(folder, "entry.js"), ENTRY);
  await build({
    configFile: false, root: folder, logLevel: "error", plugins: [watchful],
    // linkedom's own build for places without Node: what it imports otherwise has a browser build that exports nothing.
    resolve: { alias: { linkedom: fileURLToPath(import.meta.resolve("../../node_modules/linkedom/worker.js")) } },
    build: { outDir: join(folder, "out"), minify: false, target: "es2022", lib: { entry: join(folder, "entry.js"), formats: ["es"], fileName: () => "recoupe.js" } },
  });
  code = readFileSync(join(folder, "out/recoupe.js"), "utf8");
  server = createServer((request, response) => {
    const path = request.url ?? "";
    if (!(path in types)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { "content-type": `${types[path]}; charset=utf-8` });
    if (path === "/") response.end("<!doctype html><title>reading</title>");
    else createReadStream(path === "/names.bin" ? NAMES : path === "/example.html" ? EXAMPLE : join(folder, "out/recoupe.js")).pipe(response);
  });
  const listening = server;
  await new Promise<void>((resolve) => { listening.listen(0, "127.0.0.1", resolve); });
});
afterAll(async () => {
  if (browser) await browser.close();
  if (server) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

test("the bundle asks for no built-in module of Node", () => {
  expect([...builtins]).toEqual([]);
  expect(code.length).toBeGreaterThan(100_000);
  expect(code).not.toMatch(/\bfrom\s*["']node:|\brequire\(\s*["']|\bimport\(\s*["']node:/);
});

describe.skipIf(!browser)("in Chromium", () => {
  test("a page is read as in Node: the same claims to the letter, and nothing else is asked for", async () => {
    const here = `http://127.0.0.1:${(server!.address() as AddressInfo).port}`;
    const page = await browser!.newPage(), asked: string[] = [], faults: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${here}/`);
    // As a string: the test runner would rewrite the import in a function.
    const answer = await page.evaluate<string>(`import("/recoupe.js").then(({ claimsOf }) => claimsOf("/example.html", "/names.bin")).then(({ claims, problems }) => JSON.stringify({ claims, problems }))`);
    const { document } = readPage({ bytes: new Uint8Array(readFileSync(EXAMPLE)), captured_from: "example", captured: null, media_type: "text/html" }, { furniture });
    const { claims, problems } = read(document, shelf);
    expect(claims.length).toBeGreaterThan(1);
    expect(JSON.parse(answer)).toEqual(JSON.parse(JSON.stringify({ claims, problems })));
    expect(faults).toEqual([]);
    expect(new Set(asked.filter((url) => !url.endsWith("/favicon.ico")))).toEqual(new Set(Object.keys(types).map((path) => here + path)));
  });
});

import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerOf } from "../../../src/app/answer.ts";
import { openShelf } from "../../../src/app/shelf.ts";
import { ARTICLES } from "../../cli/executable.ts";
import { launch } from "./chromium.ts";
import { clipboard, shoot, until } from "./session.ts";

// The page that reads in the browser, from a server that only gives out files: nothing that is pasted leaves it.

const root = fileURLToPath(new URL("../../../", import.meta.url));
const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".bin": "application/octet-stream" };
const found = await launch(), browser: Browser | null = "browser" in found ? found.browser : null;
const folder = mkdtempSync(join(tmpdir(), "recoupe-page-"));
let server: Server | undefined, url = "";
/** Everything that a page asked for, here and anywhere. */
const asked: string[] = [], faults: string[] = [];

beforeAll(async () => {
  if (!browser) return;
  const out = join(folder, "anywhere", "at", "all");
  mkdirSync(out, { recursive: true });
  const built = spawnSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--config", "src/desk/client/page/vite.config.ts", "--logLevel", "error"], { cwd: root, encoding: "utf8", env: { ...process.env, RECOUPE_PAGE: out } });
  expect(built.status, built.stderr).toBe(0);
  symlinkSync(join(root, "dist", "names.bin"), join(out, "names.bin"));
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname, file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (request.method !== "GET" || !existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" });
    createReadStream(file).pipe(response);
  });
  const listening = server;
  await new Promise<void>((resolve) => { listening.listen(0, "127.0.0.1", resolve); });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/anywhere/at/all/`;
});
afterAll(async () => {
  await browser?.close();
  if (server) await new Promise((resolve) => server!.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!browser)("the page without a server", () => {
  test.each(["en", "fr", "ar"] as const)("reads a text in %s to the letter as the desk does, and sends nothing", async (language) => {
    const context = await browser!.newContext({ locale: language, permissions: ["clipboard-write"], viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    context.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
    await page.goto(url);
    await page.locator("textarea").fill(ARTICLES[language]);
    const shelf = openShelf(), wanted = answerOf({ bytes: new TextEncoder().encode(ARTICLES[language]), captured_from: "pasted text", captured: null, media_type: null, charset: "utf-8" }, shelf);
    await until(() => page.locator(".summary").textContent()).toBe(wanted.summary[language]);
    for (const claim of wanted.claims) expect((await page.locator(`mark[data-claims~="${claim.id}"]`).allTextContents()).join("")).toBe(claim.span.exact);
    expect(wanted.claims.length).toBeGreaterThan(0);
    await page.locator(".copy").getByRole("button", { name: "English", exact: true }).click();
    await page.locator(".copy").getByRole("button", { name: "English", exact: true }).getByText("✓").waitFor();
    expect(await clipboard(page)).toBe(wanted.paragraph.en);
    expect(await page.locator(".keep button").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await shoot(page, `page-alone-${language}`);
    await context.close();
    for (const request of asked) expect(request.startsWith(`GET ${url}`) || request.startsWith("GET about:") || /favicon\.ico$/u.test(request), request).toBe(true);
    expect(faults).toEqual([]);
  });

  test("a file is read, and one that is no text says so", async () => {
    const page = await browser!.newPage();
    await page.goto(url);
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: "text/plain", buffer });
    await page.locator("input[type=file]").setInputFiles([file("one.txt", Buffer.from(ARTICLES.fr)), file("empty.txt", Buffer.from(" \n"))]);
    await until(() => page.locator("mark").count()).toBeGreaterThan(0);
    await until(() => page.getByRole("region").first().textContent()).toMatch(/⚠/u);
    await page.close();
  });
});

import { mkdirSync } from "node:fs";
import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { folder, run, start } from "../../cli/executable.ts";
import { launch } from "./chromium.ts";

const EXAMPLES = fileURLToPath(new URL("../../../examples", import.meta.url));
const SHOTS = fileURLToPath(new URL("../../shots/", import.meta.url));

/** How long to wait for what will be visible, in milliseconds: a machine that does other things beside draws a map slowly. */
const PATIENCE = 120_000;

/** What the ledger holds to begin with: the examples, what `fill` puts into the data folder, or nothing. */
export interface Given { examples: boolean; fill?: (data: string) => Promise<void>; /** Settings of the desk's process, such as its database. */ env?: Record<string, string> }

/** The desk as `recoupe desk` serves it over a ledger of its own, and a browser that watches all that its pages do. */
export class Desk {
  url = "";
  readonly #browser: Browser;
  readonly #here = folder();
  #process: ChildProcess | null = null;
  /** Every address that was asked for, and all that went wrong in a page. */
  requests: string[] = [];
  faults: string[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open({ examples, fill, env = {} }: Given): Promise<void> {
    const data = this.#here.in("data");
    if (fill) await fill(data);
    if (examples) {
      const added = await run(["add", EXAMPLES], { data, env });
      expect(added.status, added.stderr).toBe(0);
    }
    const child = start(["desk", "--port", "0", "--no-open"], { data, env });
    this.#process = child;
    let printed = "";
    this.url = await new Promise((resolve, reject) => {
      child.stdout!.on("data", (text) => { printed += text; const found = /open at (http:\S+?)\/?\s/.exec(printed); if (found) resolve(found[1]!); });
      child.stderr!.on("data", (text) => { printed += text; });
      child.on("close", () => reject(new Error(`the desk ended: ${printed}`)));
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    if (this.#process && this.#process.exitCode === null) {
      this.#process.kill("SIGTERM");
      await once(this.#process, "close");
    }
    this.#here.remove();
  }

  /** What the API answers. */
  async api<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}/api/${path}`);
    expect(response.status, path).toBe(200);
    return await response.json() as T;
  }

  /** A new page of a browser that has kept nothing; English and 1280 × 900 unless said otherwise. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
    });
    context.on("request", (request) => { this.requests.push(request.url()); });
    context.on("weberror", (error) => { this.faults.push(error.error().message); });
    context.on("dialog", (dialog) => { this.faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    context.on("console", (message) => {
      if (message.type() === "error" || /^recoupe:|Content Security Policy/u.test(message.text())) this.faults.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    });
    context.on("page", (page) => page.on("crash", () => this.faults.push("the page crashed")));
    return await context.newPage();
  }

  /** Opens an address of the desk and waits until what it asked for is there. */
  async visit(page: Page, address: string): Promise<void> {
    await page.goto(`${this.url}${address}`);
    await settled(page);
  }

  /** Takes note of a fault that the test meant to happen, such as an answer that refuses. */
  expectFault(wanted: RegExp): void {
    const meant = this.faults.filter((fault) => wanted.test(fault));
    expect(meant.length, `a fault like ${wanted}`).toBeGreaterThan(0);
    this.faults = this.faults.filter((fault) => !meant.includes(fault));
  }

  /** Nothing that left this machine, no error, no breach of the Content-Security-Policy. */
  expectQuiet(): void {
    const { requests, faults } = this;
    this.requests = [];
    this.faults = [];
    expect(requests.filter((url) => !url.startsWith(`${this.url}/`) && !/^(data|blob):/u.test(url) && url !== "about:blank")).toEqual([]);
    expect(faults).toEqual([]);
  }
}

/** Waits until a view is there with its answer, its fonts and, where it has one, its map. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => {
    const main = document.querySelector("main")!;
    const map = main.querySelector(".pane");
    return !main.querySelector("[aria-busy=true]") && document.readyState === "complete" && (!map || map.querySelector(".buttons") !== null || /WebGL/u.test(map.textContent));
  });
  await page.evaluate(async () => { await document.fonts.ready; });
}

/** Asserts on what will be visible, however long a slow machine takes to draw it. */
export const until = <T>(what: () => T) => expect.poll(what, { timeout: PATIENCE });

/** What is on the clipboard, pasted into another page: the desk's own pages may not read it, and do not. */
export async function clipboard(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent("<textarea></textarea>");
  await other.locator("textarea").press("ControlOrMeta+v");
  const text = await other.locator("textarea").inputValue();
  await other.close();
  await page.bringToFront();
  return text;
}

/** Keeps a picture of the page for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}

/**
 * Tests of the desk in a browser: one browser and one server for the file. After each test nothing may have left the machine
 * and nothing may have gone wrong in a page.
 */
export async function inBrowser(title: string, given: Given, tests: (desk: Desk) => void): Promise<void> {
  const launched = await launch();
  if ("why" in launched) {
    describe.skip(`${title} (no browser: ${launched.why})`, () => tests(new Desk(undefined as never)));
    return;
  }
  describe(title, () => {
    const desk = new Desk(launched.browser);
    beforeAll(() => desk.open(given));
    afterAll(() => desk.close());
    afterEach(() => desk.expectQuiet());
    tests(desk);
  });
}

import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import packed from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

// The browser of the tests: Chromium as it comes packed in a package of npm, drawing WebGL without a graphics card.

const PACKAGE = dirname(fileURLToPath(import.meta.resolve("playwright-core/package.json")));
const UNPACKED = join(PACKAGE, "..", ".chromium");

const FLAGS = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/**
 * Unpacks Chromium beside the packages, once. Test files run side by side: each unpacks into a folder of its own and the
 * first to finish gives it its name, so that none ever starts a browser that another is still writing.
 */
async function executable(): Promise<string> {
  const found = join(UNPACKED, "chromium");
  if (existsSync(found)) return found;
  const folder = mkdtempSync(`${UNPACKED}-`);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  try {
    renameSync(folder, UNPACKED);
  } catch (error) {
    if (!existsSync(found)) throw error;
    rmSync(folder, { recursive: true });
  }
  return found;
}

/** A browser, or why there is none; where there is none the tests are left out, and say so. */
export async function launch(): Promise<{ browser: Browser } | { why: string }> {
  try {
    return { browser: await chromium.launch({ executablePath: await executable(), args: FLAGS, timeout: 240_000 }) };
  } catch (error) {
    const why = (error as Error).message.split("\n")[0]!;
    console.warn(`The desk's tests in a browser are left out: Chromium does not start here (${why}).`);
    return { why };
  }
}

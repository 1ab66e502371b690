import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { reread, type Reread, type RereadSummary } from "../../src/app/reread.ts";
import { digestOfSources, ruleSet } from "../../src/app/rules.ts";
import { openShelf, readCapture } from "../../src/app/shelf.ts";
import { openLedger, type Ledger } from "../../src/ledger/index.ts";
import type { Reading } from "../../src/reading/index.ts";
import { ARTICLES } from "../cli/executable.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const shelf = openShelf();
const NOW = ruleSet(shelf);
const AT = "2019-03-05T09:00:00Z";

async function all(work: AsyncGenerator<Reread, RereadSummary>): Promise<{ changed: Reread[]; summary: RereadSummary }> {
  const changed: Reread[] = [];
  for (;;) {
    const step = await work.next();
    if (step.done) return { changed, summary: step.value };
    changed.push(step.value);
  }
}

describe("reading again", () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "recoupe-reread-"));
    ledger = await openLedger({ folder });
  });
  afterEach(async () => {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Keeps an article as rules of before would have read it. */
  async function keep(language: keyof typeof ARTICLES, spoil: (reading: Reading) => void, rules = "older"): Promise<Reading> {
    const capture = { bytes: new TextEncoder().encode(ARTICLES[language]), captured_from: `${language}.txt`, captured: AT, charset: "utf-8" };
    const reading = { ...structuredClone(readCapture(capture, shelf)), rules };
    spoil(reading);
    await ledger.add({ capture, reading });
    return reading;
  }

  test("adds what comes out otherwise, says it slot by slot, and keeps what was read before and what people judged", async () => {
    const lost = await keep("en", ({ claims }) => { claims[0]!.places = []; claims.push({ ...structuredClone(claims[0]!), id: "clm:nobody-says-so-now" }); claims.at(-1)!.type = "toll"; });
    await keep("fr", ({ claims }) => { claims.shift(); });
    await keep("ar", () => undefined);
    await ledger.judge({ at: AT, author: "desk", subject: "clm:nobody-says-so-now", verb: "note", reason: "Seen." });
    await ledger.judge({ at: AT, author: "desk", subject: lost.claims[0]!.id, verb: "note", reason: "Seen too." });

    const dry = await all(reread(ledger, shelf, NOW, { dryRun: true }));
    expect(await ledger.counts()).toMatchObject({ readings: 3 });
    expect(await ledger.rereadMark()).toBeNull();
    const { changed, summary } = await all(reread(ledger, shelf, NOW, {}));
    expect(changed.map(({ claims, page }) => ({ claims, page }))).toEqual(dry.changed.map(({ claims, page }) => ({ claims, page })));
    expect(dry.changed.some(({ appended }) => appended)).toBe(false);

    expect(changed.map(({ captured_from, appended, rules }) => ({ captured_from, appended, rules }))).toEqual(["en.txt", "fr.txt"].map((captured_from) => ({ captured_from, appended: true, rules: { before: "older", after: NOW } })));
    const [english, french] = changed as [Reread, Reread];
    expect(english.claims.map((one) => one.change).sort()).toEqual(["changed", "lost"]);
    expect(english.claims.find((one) => one.change === "changed")!.slots).toEqual([{ slot: "places", before: "", after: expect.stringContaining("Deir ez-Zor") }]);
    expect(french.claims.map((one) => one.change)).toEqual(["gained"]);
    expect(summary).toMatchObject({ read: 3, changed: 2, failed: 0, gained: 1, lost: 1, changed_claims: 1, lapsed: [{ subject: "clm:nobody-says-so-now" }] });
    expect(summary.lapsed).toEqual(dry.summary.lapsed);

    expect(await ledger.counts()).toMatchObject({ documents: 3, readings: 5, judgements: 2 });
    expect(await ledger.rulesOf(english.document)).toBe(NOW);
    expect((await ledger.documents()).map(({ rules }) => rules)).toEqual([NOW, NOW, "older"]);
    expect(await ledger.check()).toEqual([]);
  });

  test("does nothing twice, goes on where it was broken off, and begins again for other rules", async () => {
    for (const language of ["en", "fr", "ar"] as const) await keep(language, ({ claims }) => { claims.length = 0; });
    const begun = reread(ledger, shelf, NOW, {});
    expect((await begun.next()).done).toBe(false);
    await begun.return(undefined as never);
    const rest = await all(reread(ledger, shelf, NOW, {}));
    expect(rest.summary).toMatchObject({ read: 2, known: 1, changed: 2 });
    expect((await all(reread(ledger, shelf, NOW, {}))).summary).toMatchObject({ read: 0, known: 3, changed: 0 });
    expect((await all(reread(ledger, shelf, NOW, { all: true }))).summary).toMatchObject({ read: 3, changed: 0 });
    expect((await all(reread(ledger, shelf, "others", {}))).summary).toMatchObject({ read: 3, known: 0, changed: 0 });
    // Other rules that come to the same add nothing.
    expect(await ledger.counts()).toMatchObject({ readings: 6 });
  });

  test("leaves a document that can no longer be read as it was, says why, and reads the others", async () => {
    await ledger.add({ capture: { bytes: new Uint8Array(0), captured_from: "empty.txt", captured: AT }, reading: { document: { ...(await keep("en", () => undefined)).document, id: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", captured_from: "empty.txt" }, claims: [], problems: [], rules: "older" } });
    await keep("fr", ({ claims }) => { claims.length = 0; });
    const { changed, summary } = await all(reread(ledger, shelf, NOW, {}));
    expect(changed.map(({ captured_from, failed }) => [captured_from, failed?.rule])).toEqual([["empty.txt", "empty-page"], ["fr.txt", undefined]]);
    expect(summary).toMatchObject({ read: 3, changed: 1, failed: 1 });
    expect(await ledger.counts()).toMatchObject({ readings: 4 });
  });
});

test("what is kept names the rules that read it, and the events follow what is read again", async () => {
  const data = mkdtempSync(join(tmpdir(), "recoupe-rules-"));
  let app: App | null = null;
  try {
    app = await openApp({ data });
    const { document } = await app.add({ text: ARTICLES.en, captured_from: "en.txt" });
    expect((await app.document(document))!.rules).toBe(NOW);
    const { summary } = await all(app.reread({ all: true }));
    expect(summary).toMatchObject({ rules: NOW, read: 1, changed: 0 });
  } finally {
    await app?.close();
    rmSync(data, { recursive: true, force: true });
  }
});

describe("the digest of the rules", () => {
  test("is another one for other names", () => {
    const [file] = shelf.files;
    const turned = { size: file!.size, read: (from: number, length: number) => { const bytes = file!.read(from, length); if (from === 0) bytes[100]! ^= 1; return bytes; } };
    expect(ruleSet({ ...shelf, files: [turned] })).not.toBe(NOW);
    expect(ruleSet({ ...shelf, files: [file!, file!] })).not.toBe(NOW);
    expect(ruleSet(openShelf())).toBe(NOW);
  });

  test("is another one for another word of a lexicon, rule, line of code or version of a package", () => {
    const root = mkdtempSync(join(tmpdir(), "recoupe-sources-"));
    try {
      cpSync(join(ROOT, "src"), join(root, "src"), { recursive: true, filter: (path) => !path.includes("client") });
      cpSync(join(ROOT, "package.json"), join(root, "package.json"));
      const seen = new Set([digestOfSources(ROOT)]);
      expect(seen.has(digestOfSources(root))).toBe(true);
      for (const file of ["src/reading/packs/fr/lexicon.generated.ts", "src/reading/packs/ar/rules/times.ts", "src/reading/stages/tokens.ts", "src/page/read.ts", "src/text/fold.ts"]) {
        appendFileSync(join(root, file), "\n// changed\n");
        const digest = digestOfSources(root);
        expect(seen.has(digest), file).toBe(false);
        seen.add(digest);
      }
      appendFileSync(join(root, "src/desk/http.ts"), "\n// changed\n");
      expect(seen.has(digestOfSources(root))).toBe(true);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

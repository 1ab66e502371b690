import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openShelf, read, reconcile } from "../src/index.ts";
import type { Document } from "../src/page/index.ts";

// The example dispatches tell of real affairs: they must say nothing that the public reports did not, and never pass for news.

const FOLDER = new URL("../examples/", import.meta.url);
const MARKER = /Example page written for recoupe|Page d'exemple écrite pour recoupe|صفحة مثال كتبت من أجل recoupe/;

/** Every number in digits that a page may hold, by hand from the public reports in examples/SOURCES.md; dates as printed. */
const NUMBERS: Record<string, string> = {
  "abu-kamal-01-sample-courier.html": "8 2018 25 10 18 06 08",
  "abu-kamal-02-specimen-herald.html": "9 2018 25 10 18 2017",
  "boukamal-03-gazette-exemple.html": "8 2018 25 06 08",
  "abu-kamal-04-placeholder-post.txt": "9 2018 25 10 44",
  "boukamal-05-journal-temoin.txt": "35 0",
  "abu-kamal-06-sahifat-al-mithal.html": "8 2018 25 18 06 08",
  "abu-kamal-07-mawqi-al-namudhaj.txt": "8 2018 25 18",
  "abu-kamal-08-model-register.txt": "8 2018 201806080045 51 16 14 21",
  "palmyre-09-feuille-exemple.txt": "8 60 1 2",
  "palmyra-10-mock-tribune.html": "9 2016 60",
  "palmyre-11-courrier-fictif.html": "11 12 2016 64 10 300",
  "palmyra-12-jaridat-al-namudhaj.html": "11 12 2016",
  "palmyra-13-dummy-dispatch.txt": "2017 24",
};

const pages = readdirSync(FOLDER).filter((name) => /\.(html|txt)$/.test(name)).sort();
const shelf = openShelf();
const readings = new Map(pages.map((name) => [name, read(readFileSync(fileURLToPath(new URL(name, FOLDER))), { shelf, captured_from: `examples/${name}` })]));

/** A page as it lies there, without the digits that are HTML's own. */
const words = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8").replace(/<\/?h[1-6]>/g, " ").replace(/charset="utf-8"/g, "");
const roleAt = (document: Document, at: number) => document.blocks.find((block) => block.start <= at && at < block.end)?.role;

test("there are a dozen or so, in three languages, and each is accounted for", () => {
  expect(pages).toEqual(Object.keys(NUMBERS).sort());
  expect(new Set([...readings.values()].map(({ document }) => document.language))).toEqual(new Set(["fr", "en", "ar"]));
  const sources = readFileSync(new URL("SOURCES.md", FOLDER), "utf8");
  for (const name of pages) expect(sources).toContain(`| ${name} |`);
});

describe.each(pages)("%s", (name) => {
  const { document, claims, problems } = readings.get(name)!;

  test("says at its top and at its end that it is an example, where no claim is read", () => {
    const marked = document.blocks.filter((block) => MARKER.test(document.text.slice(block.start, block.end)));
    expect(marked.length).toBeGreaterThanOrEqual(2);
    expect(marked.map((block) => block.role)).toEqual(marked.map(() => "boilerplate"));
    expect(marked[0]!.end).toBeLessThan(document.blocks.find((block) => block.role === "lede" || block.role === "body")!.start);
  });

  test("is read without an error, under its invented outlet's name", () => {
    expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(document.publisher).not.toBeNull();
    expect(document.title).not.toBeNull();
  });

  test("yields claims, all out of the article", () => {
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(document.text.slice(claim.span.start, claim.span.end)).toBe(claim.span.exact);
      expect(["title", "lede", "body", "list", "quote"]).toContain(roleAt(document, claim.span.start));
    }
  });

  test("holds no number that the public reports do not", () => {
    const allowed = new Set(NUMBERS[name]!.split(" "));
    expect((words(name).match(/\p{Nd}+/gu) ?? []).filter((number) => !allowed.has(number))).toEqual([]);
  });
});

test("some pages have no date, and none is made up for them", () => {
  const undated = pages.filter((name) => readings.get(name)!.document.published === null);
  expect(undated).toContain("boukamal-05-journal-temoin.txt");
  expect(undated).toContain("palmyre-09-feuille-exemple.txt");
});

describe("together they show what recoupe is for", () => {
  const { events } = reconcile(readings.values(), shelf);

  test("many outlets behind which one origin stands", () => {
    const relayed = events.flatMap((event) => event.origins).filter((origin) => origin.id === "sohr");
    expect(Math.max(...relayed.map((origin) => origin.outlets.length))).toBeGreaterThanOrEqual(4);
  });

  test.each(["contested", "unconfirmed", "denied", "single-origin"] as const)("an event that is %s", (status) => {
    expect(events.filter((event) => event.status.includes(status)).length).toBeGreaterThan(0);
  });

  test("no toll is above what any report gives, and each bound has its claim", () => {
    for (const { fatalities } of events) for (const bound of [fatalities.low, fatalities.best, fatalities.high]) if (bound !== null) expect(bound).toBeLessThanOrEqual(301);
  });
});

import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf } from "../../src/problem.ts";
import { ARTICLES, folder, lines, run, type Ran } from "../cli/executable.ts";

// A folder of what people find on their disks, through the real executable: each file that cannot be read is one problem
// that names it and what to do, and all the others are read.

const here = folder();
const utf16 = (text: string, big = false): Buffer => { const bytes = Buffer.from(text, "utf16le"); return big ? bytes.swap16() : bytes; };
const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * i * 31 + i * 7919 + 13) % 256));

/** Files that give no reading, and the rule that says why. */
const REFUSED: [name: string, bytes: Buffer | number, rule: RegExp][] = [
  ["empty.txt", Buffer.alloc(0), /^empty-page$/], ["blank.html", Buffer.from(" \n\t \r\n"), /^empty-page$/], ["zeros.txt", Buffer.alloc(5000), /^(?:binary-input|empty-page)$/],
  ["picture.html", Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), noise(4000)]), /^not-a-page$/], ["paper.txt", Buffer.concat([Buffer.from("%PDF-1.7\n"), noise(4000)]), /^not-a-page$/],
  ["packed.txt", Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), noise(4000)]), /^not-a-page$/], ["noise.txt", noise(50_000), /^(?:binary-input|empty-page)$/],
  ["huge.txt", 200 * 1024 * 1024, /^(?:too-large|page-too-large)$/],
];
/** Files in another writing of the same article, which are read. */
const READ: [name: string, bytes: Buffer][] = [
  ["plain.txt", Buffer.from(ARTICLES.fr)], ["mark.txt", Buffer.from(`\ufeff${ARTICLES.fr}`)], ["latin1.txt", Buffer.from(ARTICLES.fr.replaceAll("’", "'"), "latin1")],
  ["sixteen.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(ARTICLES.ar)])], ["sixteen-big.txt", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(ARTICLES.en, true)])],
  ["broken.txt", Buffer.concat([Buffer.from(ARTICLES.en), Buffer.from([0xc3, 0x28, 0xff, 0x0a])])], ["nul.txt", Buffer.from(`${ARTICLES.en}\0\0${ARTICLES.en}`)], ["lines.txt", Buffer.from(ARTICLES.en.replaceAll("\n", "\r"))],
  ["lies.html", Buffer.concat([Buffer.from('<!doctype html><html lang="fr"><meta charset="utf-8"><title>Combats</title><article><p>'), Buffer.from("Selon l'agence, au moins douze soldats ont \xe9t\xe9 tu\xe9s samedi dans une attaque contre l'arm\xe9e \xe0 Deir ez-Zor.", "latin1"), Buffer.from("</p></article>")])],
];

beforeAll(() => {
  mkdirSync(here.in("all"));
  for (const [name, bytes] of [...REFUSED, ...READ]) {
    writeFileSync(here.in(`all/${name}`), typeof bytes === "number" ? "" : bytes);
    if (typeof bytes === "number") truncateSync(here.in(`all/${name}`), bytes);
  }
});
afterAll(() => here.remove());

test.each([
  ["a string that no engine holds", () => "x".repeat(2 ** 29 - 24).concat("y".repeat(2 ** 29))],
  ["a thread without memory left", () => { throw Object.assign(new Error("Worker terminated due to reaching memory limit: JS heap out of memory"), { code: "ERR_WORKER_OUT_OF_MEMORY" }); }],
])("%s is the file's problem, not a fault inside", (_, fail) => {
  let thrown: unknown = null;
  try { fail(); } catch (error) { thrown = error; }
  expect(problemOf(thrown, "dense.txt")).toMatchObject({ rule: "reading-too-large", severity: "error", source: "dense.txt", remedy: expect.stringContaining("one file each") });
});

describe("a folder of good and bad files", () => {
  let ran: Ran, answers: { document: { captured_from: string } | null; claims: unknown[]; problems: { rule: string; severity: string; source: string; message: string; remedy: string | null }[] }[];
  beforeAll(async () => { ran = await run(["read", "--json", here.in("all")], { cwd: here.path }); answers = lines(ran.stdout); });

  test("ends with status 1 and an answer for each file", () => {
    expect(ran.status).toBe(1);
    expect(answers).toHaveLength(REFUSED.length + READ.length);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });
  test.each(REFUSED)("%s is one problem with a remedy", (name, _bytes, rule) => {
    const answer = answers.find((a) => a.problems.some((p) => p.source.endsWith(`/${name}`)))!;
    expect(answer).toMatchObject({ document: null, claims: [] });
    expect(answer.problems).toHaveLength(1);
    expect(answer.problems[0]!.rule).toMatch(rule);
    expect(answer.problems[0]).toMatchObject({ severity: "error", message: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/) });
  });
  test.each(READ)("%s is read", (name) => {
    const answer = answers.find((a) => a.document?.captured_from.endsWith(`/${name}`))!;
    expect(answer.claims.length).toBeGreaterThan(0);
    for (const p of answer.problems) expect(p.severity).not.toBe("error");
  });
});

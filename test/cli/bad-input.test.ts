import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARTICLES, folder, lines, run, type Ran } from "./executable.ts";

// Whatever is wrong is said in one sentence with what to do about it; the rest goes on; no stack without --verbose.

const here = folder();
beforeAll(() => {
  writeFileSync(here.in("good.txt"), ARTICLES.fr);
  writeFileSync(here.in("empty.txt"), "");
  writeFileSync(here.in("blank.txt"), " \n\t\n ");
  writeFileSync(here.in("hollow.html"), "<!doctype html><html><head><title></title></head><body><script>x()</script></body></html>");
  writeFileSync(here.in("picture.txt"), Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"));
  writeFileSync(here.in("noise.bin"), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)));
  writeFileSync(here.in("finnish.txt"), "Joki tulvi kylän pelloille viime yönä, ja asukkaat siirrettiin turvaan kouluun. Pelastuslaitos kertoi, että vesi laskee hitaasti seuraavien päivien aikana eikä kukaan ole loukkaantunut.\n");
  mkdirSync(here.in("photos"));
  writeFileSync(here.in("photos/one.jpg"), "x");
  mkdirSync(here.in("nothing"));
});
afterAll(() => here.remove());

/** One problem line, no trace of where in the code it came from. */
function saysOneSentence({ stderr }: Ran, words: RegExp): void {
  const said = stderr.split("\n").filter((line) => line.startsWith("recoupe: ") && !line.startsWith("recoupe: warning:") && !line.startsWith("recoupe: info:"));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(words);
  expect(said[0]).toMatch(/\.$/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/inside recoupe/);
}

const BAD: [what: string, path: string, words: RegExp][] = [
  ["a missing file", "missing.txt", /missing\.txt: There is no such file or folder\. Check the path\./],
  ["a file in the place of a folder", "good.txt/inner.txt", /no such file/],
  ["a folder without articles", "photos", /photos: There is no article in this folder: it holds 1 file of other kinds\. Articles end in/],
  ["an empty folder", "nothing", /it holds no files/],
  ["an empty file", "empty.txt", /empty\.txt: The page is empty\./],
  ["a blank file", "blank.txt", /blank\.txt: The page has no words\./],
  ["a page without text", "hollow.html", /hollow\.html: /],
  ["a picture", "picture.txt", /picture\.txt: This is a picture/],
  ["bytes that are no text", "noise.bin", /noise\.bin: /],
  ["a language without a pack", "finnish.txt", /finnish\.txt: There is no language pack for "fi"/],
  ["an address", "http://127.0.0.1/a", /127\.0\.0\.1\/a: (?:Addresses are fetched by `recoupe add` only|This address means this machine; it is not fetched)\./],
];

describe("read and add", () => {
  const all = BAD.map(([, path]) => path);
  let read: Ran, added: Ran;
  beforeAll(async () => {
    read = await run(["read", "--json", ...all, "good.txt"], { cwd: here.path, data: here.in("data") });
    added = await run(["add", "--json", ...all, "good.txt"], { cwd: here.path, data: here.in("data") });
  });

  test.each(BAD)("say in one sentence: %s", (_what, path, words) => {
    for (const ran of [read, added]) saysOneSentence({ ...ran, stderr: ran.stderr.split("\n").filter((line) => line.startsWith(`recoupe: ${path}:`)).join("\n") }, words);
  });

  test("go on with the others, and end with status 1", () => {
    expect(read.status).toBe(1);
    expect(lines(read.stdout).at(-1)).toMatchObject({ document: { captured_from: "good.txt" } });
    expect(added.status).toBe(1);
    expect(lines(added.stdout)).toMatchObject([{ captured_from: "good.txt", added: true }]);
  });

  test("fail for a single bad input too", async () => {
    const ran = await run(["read", "empty.txt"], { cwd: here.path });
    expect(ran).toMatchObject({ status: 1, stdout: "" });
    saysOneSentence(ran, /The page is empty/);
  });

  test("read --json answers a line for each input, also for one that could not be read", async () => {
    const { stdout } = await run(["read", "--json", "missing.txt", "good.txt"], { cwd: here.path });
    const [first, second] = lines(stdout);
    expect(first).toMatchObject({ document: null, claims: [], problems: [{ rule: "missing-file", severity: "error", source: "missing.txt" }] });
    expect(second.document.captured_from).toBe("good.txt");
  });

  test.each([
    ["another encoding than UTF-8", Buffer.from("L\x92arm\xe9e a tu\xe9 deux soldats \xe0 Alep, selon l\x92agence. Fin de la d\xe9p\xeache.\n", "latin1"), "deux soldats à Alep", "assumed-charset"],
    ["UTF-8 with a broken letter", Buffer.concat([Buffer.from(ARTICLES.fr), Buffer.from([0xe9, 0x20]), Buffer.from(ARTICLES.fr)]), "au moins douze soldats ont été tués", "broken-utf8"],
  ])("a page in %s is read, and said to be so", async (_what, input, words, rule) => {
    const ran = await run(["read", "--json", "-"], { input });
    const [answer] = lines(ran.stdout);
    expect(ran.status).toBe(0);
    expect(answer.document.text).toContain(words);
    expect(answer.problems).toContainEqual(expect.objectContaining({ rule, severity: "warning" }));
  });

  test("--verbose shows what lies behind", async () => {
    const { stderr } = await run(["read", "missing.txt", "--verbose"], { cwd: here.path });
    expect(stderr).toMatch(/because: ENOENT/);
    expect(stderr).toMatch(/^\s+at /m);
  });
});

describe("the data folder", () => {
  test("that another process holds", async () => {
    const data = here.in("held");
    expect((await run(["add", "good.txt"], { cwd: here.path, data })).status).toBe(0);
    const holder = new DatabaseSync(`${data}/recoupe.sqlite`);
    holder.exec("BEGIN EXCLUSIVE");
    try {
      const ran = await run(["add", "-", "--json"], { input: `${ARTICLES.fr}Fin.\n`, data });
      expect(ran.status).toBe(1);
      saysOneSentence(ran, /Another process holds the ledger.*try again/);
      expect(ran.stdout).toBe("");
    } finally {
      holder.exec("ROLLBACK");
      holder.close();
    }
    const after = await run(["add", "-", "--json"], { input: `${ARTICLES.fr}Fin.\n`, data });
    expect(lines(after.stdout)).toMatchObject([{ added: true, captured_from: "-" }]);
  });

  test("that is a file", async () => {
    const ran = await run(["add", "good.txt"], { cwd: here.path, data: here.in("good.txt") });
    expect(ran.status).toBe(1);
    saysOneSentence(ran, /there is a file in its place\. Choose another with --data/);
  });

  test("whose ledger is no ledger", async () => {
    mkdirSync(here.in("spoilt"));
    writeFileSync(here.in("spoilt/recoupe.sqlite"), "this is a letter, not a database, and long enough to be looked at".repeat(40));
    const ran = await run(["events"], { data: here.in("spoilt") });
    expect(ran.status).toBe(1);
    saysOneSentence(ran, /ledger/);
    const doctor = await run(["doctor", "--json"], { data: here.in("spoilt") });
    expect(doctor.status).toBe(1);
    expect(JSON.parse(doctor.stdout)).toMatchObject({ documents: 0, problems: [{ severity: "error" }] });
  });
});

describe("the machine", () => {
  test("a port that is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = taken.address() as { port: number };
      const ran = await run(["desk", "--port", String(port)], { data: here.in("data") });
      expect(ran.status).toBe(1);
      saysOneSentence(ran, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken.*--port`));
    } finally {
      taken.close();
    }
  });

  test.runIf(process.platform === "linux")("a disk that is full, where the output goes", async () => {
    const { openSync } = await import("node:fs");
    const { spawnSync } = await import("node:child_process");
    const { EXECUTABLE } = await import("./executable.ts");
    const ran = spawnSync(process.execPath, [EXECUTABLE, "read", "--json", here.in("good.txt")], { stdio: ["ignore", openSync("/dev/full", "w"), "pipe"], encoding: "utf8" });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toBe("recoupe: The output could not be written: the disk is full. Make room, or write it elsewhere.\n");
  });
});

describe("usage", () => {
  test.each([
    [["read"], /missing required argument 'paths'/],
    [["reed", "x"], /unknown command 'reed'/],
    [["read", "--jsn", "x"], /unknown option '--jsn'/],
    [["claims", "--since", "yesterday"], /A day looks like 2016-12-08/],
    [["claims", "--since", "2016-02-31"], /A day looks like/],
    // In the words of the API.
    [["claims", "--since", "2020-01-02", "--until", "2020-01-01"], /"since" \(2020-01-02\) lies after "until" \(2020-01-01\)\. Exchange the two days\./],
    [["events", "--since", "2020-01-02", "--until", "2020-01-01"], /"since" \(2020-01-02\) lies after "until"/],
    [["export", "--format", "acled", "--since", "2020-01-02", "--until", "2020-01-01"], /"since" \(2020-01-02\) lies after "until"/],
    [["events", "--status", "certain"], /There is no status "certain"\. There are: single-origin/],
    [["claims", "--type", "fight"], /There is no claim type "fight"\. There are: armed-clash/],
    [["export", "--format", "xls"], /There are: acled, ucdp, airwars, csv/],
    [["export"], /Give a --format: acled, ucdp, airwars, csv/],
    [["desk", "--port", "70000"], /A port is at most 65535/],
    [["claims", "--limit", "-1"], /whole number/],
  ])("recoupe %j is not understood: status 2, nothing on stdout", async (args, words) => {
    const { status, stdout, stderr } = await run(args, { data: here.in("data") });
    expect(stderr).toMatch(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARTICLES, folder, lines, run, start } from "./executable.ts";

const here = folder();
const data = here.in("data");
const recoupe = (...args: string[]) => run(args, { cwd: here.path, data });

/** What each command prints of the three articles; asked once, for starting recoupe costs more than looking. */
let answers: any[], claims: any[], events: any[], doctor: any;
beforeAll(async () => {
  mkdirSync(here.in("articles/deep"), { recursive: true });
  writeFileSync(here.in("articles/one.txt"), ARTICLES.en);
  writeFileSync(here.in("articles/deep/two.txt"), ARTICLES.fr);
  writeFileSync(here.in("articles/deep/three.txt"), ARTICLES.ar);
  writeFileSync(here.in("articles/map.png"), "PNG");
  writeFileSync(here.in("articles/.hidden.txt"), "not looked at");
  expect((await recoupe("add", "articles")).stderr).toMatch(/3 articles added/);
  answers = lines((await recoupe("read", "articles", "--json")).stdout);
  claims = JSON.parse((await recoupe("claims", "--json")).stdout);
  events = JSON.parse((await recoupe("events", "--json")).stdout);
  doctor = JSON.parse((await recoupe("doctor", "--json")).stdout);
});
afterAll(() => here.remove());

describe("read", () => {
  test("--json: one {document, claims, problems} a line, every span the very words", () => {
    expect(answers.map((answer) => Object.keys(answer))).toEqual(answers.map(() => ["document", "claims", "problems"]));
    expect(answers.map((answer) => answer.document.captured_from)).toEqual(["articles/deep/three.txt", "articles/deep/two.txt", "articles/one.txt"]);
    expect(answers.map((answer) => answer.document.language)).toEqual(["ar", "fr", "en"]);
    for (const { document, claims } of answers) {
      expect(claims.length).toBeGreaterThan(0);
      for (const { span } of claims) expect(document.text.slice(span.start, span.end)).toBe(span.exact);
    }
  });

  test("a list for people: the words, the toll and the chain, origin first; and what of a folder was left", async () => {
    const { status, stdout, stderr } = await recoupe("read", "articles");
    expect(status).toBe(0);
    expect(stderr).toContain("articles: left 1 that are no articles (.png 1).");
    expect(stdout).toMatch(/^articles\/deep\/two\.txt/m);
    expect(stdout).toMatch(/killed 12 or more/);
    expect(stdout).toMatch(/from Observatoire[^\n]*→/);
    expect(stdout).not.toContain("\u001b");
  });

  test("- is standard input, and the same text reads the same", async () => {
    const [piped] = lines((await run(["read", "-", "--json"], { input: ARTICLES.en, data })).stdout);
    const file = answers.at(-1);
    expect(piped.document.captured_from).toBe("-");
    expect(piped.document.id).toBe(file.document.id);
    expect(piped.claims).toEqual(file.claims);
  });

  test("a page cannot drive the terminal; and reading keeps nothing and needs no ledger", async () => {
    const nowhere = here.in("nowhere");
    const { stdout, stderr } = await run(["read", "-"], { input: `Title \u001b[2J\u202eevil\n\n${ARTICLES.en.replace("soldiers", "soldiers\u001b]0;owned\u0007")}`, data: nowhere });
    expect(stdout).toMatch(/^-/);
    expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(existsSync(nowhere)).toBe(false);
  });

  test("colours only where they are asked for", async () => {
    const coloured = await run(["read", "articles/one.txt"], { cwd: here.path, data, env: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001b[");
    const ci = await run(["read", "articles/one.txt"], { cwd: here.path, data, env: { CI: "true" } });
    expect(ci.stdout).not.toContain("\u001b[");
    const none = await run(["read", "articles/one.txt"], { cwd: here.path, data, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(none.stdout).not.toContain("\u001b[");
  });
});

describe("add", () => {
  test("the same file twice changes nothing", async () => {
    const { status, stdout } = await recoupe("add", "--json", "articles");
    expect(status).toBe(0);
    const acknowledged = lines(stdout);
    expect(acknowledged).toHaveLength(3);
    for (const line of acknowledged) {
      expect(line).toMatchObject({ added: false, document: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
      expect(line.claims).toBeGreaterThan(0);
    }
    expect(JSON.parse((await recoupe("events", "--json")).stdout)).toEqual(events);
  });

  test("--json acknowledges a document once it is on disk: it survives being killed right after", async () => {
    const other = here.in("killed");
    const child = start(["add", "--json", "-"], { data: other });
    child.stdin!.end(ARTICLES.en);
    const [first] = await once(child.stdout!, "data") as [Buffer];
    child.kill("SIGKILL");
    await once(child, "close");
    const { document } = JSON.parse(first.toString().split("\n")[0]!);
    expect(JSON.parse((await run(["doctor", "--json"], { data: other })).stdout).documents).toBe(1);
    // Killed before it could reconcile: the next start makes up for it.
    const made = JSON.parse((await run(["events", "--json"], { data: other })).stdout);
    expect(made.flatMap((event: any) => event.documents.map((d: any) => d.id))).toContain(document);
    expect(JSON.parse((await run(["doctor", "--json"], { data: other })).stdout).events).toBe(made.length);
  });
});

describe("claims and events", () => {
  test("claims --json is one array of the codebook's claims", () => {
    expect(claims.length).toBeGreaterThan(2);
    expect(Object.keys(claims[0])).toEqual(expect.arrayContaining(["id", "document", "span", "type", "initiators", "targets", "places", "time", "counts", "attribution", "factuality", "polarity", "loaded"]));
  });

  test("events --json is one array with what the table of the codebook asks", () => {
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      expect(Object.keys(event)).toEqual(expect.arrayContaining(["id", "episode", "type", "time", "places", "status", "origins", "versions", "fatalities", "documents"]));
      for (const document of event.documents) expect(document).toMatchObject({ id: expect.stringMatching(/^sha256:/), captured_from: expect.stringMatching(/^articles\//) });
    }
  });

  test("a place and a source are known by any of their names", async () => {
    const ids = async (...filter: string[]) => JSON.parse((await recoupe("claims", "--json", ...filter)).stdout).map((claim: any) => claim.id);
    const from = (id: string) => claims.filter((claim) => claim.attribution.some((link: any) => link.source.id === id)).map((claim) => claim.id);
    expect(await ids("--source", "OSDH")).toEqual(from("sohr"));
    expect(await ids("--place", "دير الزور", "--since", "2019-03-01", "--until", "2019-03-05", "--limit", "1")).toHaveLength(1);
    expect(await ids("--place", "Narnia")).toEqual([]);
  });

  test("--status of claims means those of such events", async () => {
    const status = events[0].status[0];
    const wanted = new Set(events.filter((event) => event.status.includes(status)).flatMap((event) => event.claims));
    const found = JSON.parse((await recoupe("claims", "--json", "--status", status)).stdout);
    expect(new Set(found.map((claim: any) => claim.id))).toEqual(wanted);
  });

  test("review lists what waits, records a judgement with its author, and says how to undo it", async () => {
    const waiting = JSON.parse((await recoupe("review", "--json")).stdout);
    expect(Array.isArray(waiting)).toBe(true);
    const { status, stderr } = await recoupe("review", events[0].id, "--verb", "note", "--reason", "Looked at.", "--author", "a reader");
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Recorded as jdg:\w+; `recoupe review jdg:\w+ --verb undo/) });
    expect((await recoupe("review", events[0].id, "--verb", "merge", "--reason", "The same.")).stderr).toMatch(/needs|about its subject and 1 other/);
    expect((await recoupe("review", events[0].id)).status).toBe(1);
  });

  test("reconcile --rebuild makes the very same events", async () => {
    expect((await recoupe("reconcile", "--rebuild")).status).toBe(0);
    expect(JSON.parse((await recoupe("events", "--json")).stdout)).toEqual(events);
  });

  test("lists for people, and an empty ledger says what to do", async () => {
    expect((await recoupe("events")).stdout).toMatch(/^evt:/);
    expect((await recoupe("claims")).stdout).toMatch(/in articles\/one\.txt/);
    const { status, stderr } = await run(["events"], { data: here.in("empty") });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Nothing is kept yet\. .*recoupe add/) });
  });
});

describe("explain", () => {
  test("every claim with the rules and words behind it", async () => {
    const { stdout } = await recoupe("explain", "articles/one.txt");
    expect(stdout).toMatch(/because\n\s+[\w-]+\/\S+ {2}/);
    expect(stdout).toMatch(/[├└]─ /);
    const only = await recoupe("explain", "articles/one.txt", "--claim", "1");
    expect(only.stdout.match(/because/g)).toHaveLength(1);
  });

  test("--json: a derivation whose words are the text's", async () => {
    const { stdout } = await recoupe("explain", "articles/one.txt", "--json");
    const { document } = answers.at(-1);
    const check = (step: any): void => {
      expect(document.text.slice(step.anchor.start, step.anchor.end)).toBe(step.words);
      step.from.forEach(check);
    };
    for (const { derivation } of lines(stdout)) check(derivation);
  });
});

describe("doctor", () => {
  test("counts what is there", async () => {
    expect(doctor).toMatchObject({ documents: 3, data, languages: expect.arrayContaining(["fr", "en", "ar"]), problems: [] });
    expect(doctor.claims).toBe(claims.length);
    expect(doctor.events).toBe(events.length);
    expect(doctor.places).toBeGreaterThan(100_000);
    expect((await recoupe("doctor")).stdout).toMatch(/problems\s+none/);
  });
});

describe("the command line", () => {
  test.each(["", "read", "add", "claims", "events", "explain", "atlas import", "desk", "export", "doctor"])("recoupe %s --help has examples", async (command) => {
    const { status, stdout } = await run([...command.split(" ").filter(Boolean), "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}(recoupe|xclip|curl)/);
  });

  test("--data is understood before a command and after it", async () => {
    expect(JSON.parse((await run(["--data", data, "doctor", "--json"])).stdout)).toEqual(doctor);
    expect(JSON.parse((await run(["doctor", "--json", "--data", data])).stdout)).toEqual(doctor);
  });

  test("whoever stops reading our output hears no complaint", async () => {
    const child = start(["read", "--json", ...Array.from({ length: 300 }, () => "articles/one.txt")], { cwd: here.path, data });
    let stderr = "";
    child.stderr!.on("data", (text) => { stderr += text; });
    await once(child.stdout!, "data");
    child.stdout!.destroy();
    const [status] = await once(child, "close");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

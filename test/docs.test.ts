import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { CLAIM_TYPES, QUANTITIES } from "../src/reading/claim.ts";
import { ACTOR_KINDS, RELATIONS } from "../src/directory/actor.ts";
import { ROLES, PHRASE_MARKS, PHRASE_PLACES } from "../src/page/document.ts";
import { STATUSES } from "../src/reconcile/event.ts";
import { folder, run } from "./cli/executable.ts";

// What the documents promise: files that exist, commands that run, words that the code knows.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const KEPT_OUT = new Set(["node_modules", "dist", ".git", ".runtime", "shots"]);

function documentsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (KEPT_OUT.has(entry.name)) return [];
    if (entry.isDirectory()) return documentsBelow(join(folder, entry.name));
    return entry.name.endsWith(".md") ? [relative(ROOT, join(folder, entry.name))] : [];
  }).sort();
}
const documents = documentsBelow(ROOT);
const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");

test("the documents that a repository needs are there", () => {
  for (const path of ["README.md", "README.fr.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md", "docs/codebook.md", "docs/add-a-language.md", "docs/api.md", "docs/exports.md"]) expect(existsSync(join(ROOT, path)), path).toBe(true);
  expect(text("LICENSE")).toContain("Apache License");
  expect(text("LICENSE").split("\n").length).toBeGreaterThan(190);
});

describe.each(documents)("%s", (path) => {
  test("links only to what exists", () => {
    const broken = [...text(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
      .filter((to) => !/^(?:https?:|#|mailto:)/.test(to) && !existsSync(join(ROOT, dirname(path), to.split("#")[0]!)));
    expect(broken).toEqual([]);
  });

  test("names only files of the repository that exist", () => {
    const named = [...text(path).matchAll(/`((?:src|test|docs|data|scripts|bin|bench|corpus|examples)\/[\w./-]*\w)`/g)].map((match) => match[1]!);
    // In capitals stands what the reader puts in; the rest is made by the build.
    expect(named.filter((file) => !/[A-Z]{4}/.test(file) && !existsSync(join(ROOT, file)) && !/(?:generated\.ts|names\.bin)$/.test(file))).toEqual([]);
  });

  test("shows no path of somebody's own machine", () => {
    expect(text(path)).not.toMatch(/\/(?:home|Users|root|work|tmp)\/\w/);
  });
});

describe("the commands in the documents", () => {
  const shown = documents.flatMap((path) => [...text(path).matchAll(/(?:^ {4}|`)(?:node bin\/recoupe\.js|recoupe) ([^\n`]*)/gm)].map((match) => ({ path, command: match[1]!.trim() })));
  const helps = new Map<string, Promise<string>>();
  const help = (name: string): Promise<string> => {
    if (!helps.has(name)) helps.set(name, run([...name.split(" ").filter(Boolean), "--help"]).then((ran) => ran.stdout));
    return helps.get(name)!;
  };
  let commands: Set<string>;
  beforeAll(async () => { commands = new Set([...(await help("")).matchAll(/^ {2}([a-z]+)\b.*$/gm)].map((match) => match[1]!)); });

  test("there are some", () => expect(shown.length).toBeGreaterThan(5));

  test.each(shown)("$path: recoupe $command", async ({ command }) => {
    const words = command.replace(/[[\]|]/g, " ").split(/\s+/).filter(Boolean);
    const name = words[0]!;
    if (name.startsWith("-")) { expect(["--help", "--version"]).toContain(name); return; }
    expect([...commands]).toContain(name);
    const told = await help(["atlas", "ledger"].includes(name) && words[1] ? `${name} ${words[1]}` : name);
    for (const option of words.filter((word) => /^--[a-z]/.test(word))) expect(told).toContain(option);
  });

  test("npm start and npm test are what package.json has", () => {
    const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
    for (const path of documents) for (const [, script = ""] of text(path).matchAll(/npm (?:run )?(start|test|build)\b/g)) expect(scripts[script], `${path}: ${script}`).toBeDefined();
  });
});

describe("the codebook", () => {
  const book = text("docs/codebook.md");
  test.each([["types", CLAIM_TYPES], ["quantities", QUANTITIES], ["kinds", ACTOR_KINDS], ["relations", RELATIONS], ["roles", ROLES], ["statuses", STATUSES]] as const)("names all %s", (_, names) => {
    expect(names.filter((name) => !book.includes(`\`${name}\``))).toEqual([]);
  });
});

test("how to add a language names every place and mark of furniture", () => {
  const told = text("docs/add-a-language.md");
  expect([...PHRASE_PLACES, ...PHRASE_MARKS].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});

describe("the two READMEs", () => {
  const headings = (path: string): string[] => [...text(path).replace(/^```[^]*?^```/gm, "").matchAll(/^(#+) /gm)].map((match) => match[1]!);
  const code = (path: string): string[] => [...text(path).matchAll(/^ {4}((?:npm|node|recoupe|git) .*)$/gm)].map((match) => match[1]!.replace(/ +#.*$/, ""));

  test("have the same headings and the same commands", () => {
    expect(headings("README.fr.md")).toEqual(headings("README.md"));
    expect(code("README.fr.md")).toEqual(code("README.md"));
  });

  const SHOWN = /(<!-- palmyra:[^\n]*-->\n)[^]*?(<!-- end -->)/;

  // With -u the READMEs get what recoupe now answers.
  test.each(["README.md", "README.fr.md"])("%s shows what recoupe answers on the Palmyra examples", async (path) => {
    const { path: data, remove } = folder();
    try {
      const pages = readdirSync(join(ROOT, "examples")).filter((name) => name.startsWith("palmyr")).sort().map((name) => `examples/${name}`);
      expect((await run(["add", ...pages], { data, cwd: ROOT })).status).toBe(0);
      const { stdout } = await run(["events", "--place", "Palmyra"], { data, cwd: ROOT });
      expect(stdout).toContain("contested");
      expect(text(path)).toMatch(SHOWN);
      const answer = stdout.trimEnd().split("\n").map((line) => `    ${line}`.trimEnd()).join("\n");
      await expect(text(path).replace(SHOWN, (_, begin, end) => `${begin}\n${answer}\n\n${end}`)).toMatchFileSnapshot(join(ROOT, path));
    } finally {
      remove();
    }
  });
});

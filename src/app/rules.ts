import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemError, problem } from "../problem.ts";
import type { Shelf } from "./shelf.ts";

// What a reading goes by: lexicons, rules, names and the code that applies them, as one digest.

/** The rooms that a reading goes through; the packs, with their lexicons and rules, lie in `reading`. */
const ROOMS = ["text", "page", "atlas", "directory", "reading"];

/** Where the build leaves the digest of the code, beside what it was compiled to. */
const BUILT = new URL("../../dist/reading-code", import.meta.url);

/** Bytes of a names file that are hashed at once. */
const PIECE = 4 * 1024 * 1024;

/**
 * The digest (SHA-256, hexadecimal) of all that decides what a page is read to say: the sources of the rooms that a reading goes
 * through, lexicons and rules among them, the versions of the packages that they use, and the files of names that this shelf was
 * opened from. Two readings of the same bytes under the same digest are the same. Takes some 50 ms. Throws ProblemError where
 * recoupe is not built.
 */
export function ruleSet(shelf: Shelf): string {
  const hash = createHash("sha256").update(`recoupe-rules-1\n${codeDigest()}\n`);
  for (const { size, read } of shelf.files) {
    hash.update(`${size}\n`);
    for (let at = 0; at < size; at += PIECE) hash.update(read(at, Math.min(PIECE, size - at)));
  }
  return hash.digest("hex");
}

function codeDigest(): string {
  // Run from its sources, recoupe may be ahead of what was built last.
  if (import.meta.url.endsWith(".ts")) return digestOfSources(fileURLToPath(new URL("../../", import.meta.url)));
  try {
    return readFileSync(BUILT, "utf8").trim();
  } catch (error) {
    throw new ProblemError(problem({ rule: "not-built", severity: "error", message: "It is not known which rules recoupe reads by: a part of what the build makes is missing.", remedy: "Run `npm run build` in recoupe's folder.", source: fileURLToPath(BUILT), cause: (error as Error).message }), { cause: error });
  }
}

/** The digest of the sources of a reading in recoupe's folder. The build calls it too. */
export function digestOfSources(root: string): string {
  const hash = createHash("sha256");
  const packages = new Set<string>();
  const put = (path: string): void => {
    const source = readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${path}\n${source.length}\n${source}\n`);
    for (const [, name] of source.matchAll(/ from "(?!node:)((?:@[\w.-]+\/)?[a-z][\w.-]*)/g)) packages.add(name!);
  };
  put("src/problem.ts");
  for (const room of ROOMS) {
    const files = readdirSync(join(root, "src", room), { recursive: true, encoding: "utf8" }).map((file) => file.split(sep).join("/")).filter((file) => file.endsWith(".ts"));
    for (const file of files.sort()) put(`src/${room}/${file}`);
  }
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string>; devDependencies?: Record<string, string> };
  for (const name of [...packages].sort()) hash.update(`${name} ${dependencies[name] ?? devDependencies?.[name] ?? ""}\n`);
  return hash.digest("hex");
}

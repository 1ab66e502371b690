import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ProblemError, problem } from "../problem.ts";

// Gold: what people coded by hand out of a text, to score a reading against. One file holds a list of documents; beside it
// lie the texts and `places*.json`, the coordinates of the names of places that the coders used.

/** A claim as coded. "a|b" in a value: either is right. */
export interface GoldClaim {
  quote: string;
  type: string;
  initiators?: string[];
  targets?: string[];
  places?: string[];
  /** Null or absent: the text gives none. "unscored": whatever is read is neither right nor wrong. */
  time?: { start: string | null; end: string | null } | "unscored" | null;
  counts?: { quantity: string; low: number | null; high: number | null }[];
  /** Id of the last source of the chain, `publisher` or `unnamed`. */
  origin: string;
  factuality: string;
  polarity?: string;
}

export interface GoldDocument {
  /** Path of the text, from the gold file's folder. */
  document: string;
  published?: string | null;
  title?: string | null;
  no_claim_in?: string[];
  optional?: (string | { quote: string })[];
  claims: GoldClaim[];
}

/** One gold file: its documents, with the paths of their texts. */
export interface Gold { file: string; documents: (GoldDocument & { path: string })[]; /** A file without negatives did not code polarity. */ polarity: boolean }

/** Latitude, longitude and the tolerance in km by name. */
export type Coordinates = ReadonlyMap<string, { lat: number; lon: number; km: number }>;

const TOLERANCE_KM = 25;

/** Reads a gold file. Throws ProblemError when it is not there or not gold. */
export function readGold(path: string): Gold {
  const file = resolve(path);
  const found = parsed(file);
  const wrong = !Array.isArray(found) ? "it is no list of documents"
    : found.some((d) => typeof d?.document !== "string" || !Array.isArray(d?.claims)) ? "a document has no `document` or no `claims`"
    : found.some((d) => d.claims.some((c: GoldClaim) => typeof c?.quote !== "string" || typeof c?.type !== "string")) ? "a claim has no `quote` or no `type`" : null;
  if (wrong) throw notGold(path, wrong);
  const documents = (found as GoldDocument[]).map((d) => ({ ...d, path: resolve(dirname(file), d.document) }));
  return { file, documents, polarity: documents.some((d) => d.claims.some((c) => c.polarity === "negative")) };
}

/** The coordinates in every `places*.json` beside the gold files, later files before earlier ones. Throws ProblemError. */
export function coordinatesBeside(files: readonly string[]): Coordinates {
  const found = new Map<string, { lat: number; lon: number; km: number }>();
  for (const folder of new Set(files.map((file) => dirname(resolve(file)))))
    for (const name of readdirSync(folder).filter((n) => /^places.*\.json$/.test(n)))
      for (const [place, at] of Object.entries(parsed(join(folder, name)) as Record<string, unknown>))
        if (Array.isArray(at) && typeof at[0] === "number" && typeof at[1] === "number") found.set(place, { lat: at[0], lon: at[1], km: typeof at[2] === "number" ? at[2] : TOLERANCE_KM });
  return found;
}

function parsed(path: string): any {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw notGold(path, "it cannot be opened", error as Error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notGold(path, "it is no JSON", error as Error);
  }
}

export function notGold(source: string, why: string, cause?: Error): ProblemError {
  return new ProblemError(problem({ rule: "not-gold", severity: "error", source, message: `This cannot be scored against: ${why}.`, remedy: "Give a JSON file of coded documents; docs/scoring.md shows its form.", cause: cause?.message ?? null }), { cause });
}

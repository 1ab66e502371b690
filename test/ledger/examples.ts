import { createHash } from "node:crypto";
import { spanOf } from "../../src/text/index.ts";
import { problem } from "../../src/problem.ts";
import type { Capture } from "../../src/page/index.ts";
import type { Claim, ClaimType, Reading } from "../../src/reading/index.ts";

/** Captures and readings made by hand, about towns and groups that do not exist. */
export interface Entry { capture: Capture; reading: Reading }

export interface Told {
  text: string;
  captured_from?: string;
  publisher?: string | null;
  title?: string | null;
  language?: string;
  rules?: string;
  /** Each claim: words that stand in the text, and what they are about. */
  claims?: ToldClaim[];
}

export interface ToldClaim {
  words: string;
  type?: ClaimType;
  place?: string;
  place_id?: string | null;
  initiator?: string;
  initiator_id?: string | null;
  target?: string;
  source?: string;
  source_id?: string | null;
  from?: string | null;
  to?: string | null;
}

export function idOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** An entry whose captured bytes are the text itself. */
export function entry(told: Told): Entry {
  const text = told.text;
  const bytes = new TextEncoder().encode(text);
  return { capture: { bytes, captured_from: told.captured_from ?? "example.txt", captured: "2016-12-09T08:00:00Z", media_type: "text/plain" }, reading: reading(told, idOf(bytes)) };
}

export function reading(told: Told, id: string): Reading {
  const { text } = told;
  return {
    document: {
      id, captured_from: told.captured_from ?? "example.txt", captured: "2016-12-09T08:00:00Z", url: null, publisher: told.publisher ?? null, title: told.title ?? null,
      byline: null, published: "2016-12-08", republished_from: null, language: told.language ?? "en", text,
      blocks: [{ start: 0, end: text.length, role: "body" }], evidence: {},
    },
    claims: (told.claims ?? []).map((claim) => claimOf(claim, text, id)),
    problems: [problem({ rule: "undated-page", severity: "info", message: "The page has no date of its own.", source: told.captured_from ?? "example.txt" })],
    rules: told.rules ?? "rules-1",
  };
}

export function claimOf(told: ToldClaim, text: string, document: string): Claim {
  const start = text.indexOf(told.words);
  const range = { start, end: start + told.words.length };
  const span = spanOf(text, range);
  const type = told.type ?? "armed-clash";
  const worded = (words: string) => {
    const at = text.indexOf(words);
    return { text: words, anchor: { start: at, end: at + words.length }, inherited: at < start || at + words.length > range.end };
  };
  return {
    id: `clm:${createHash("sha256").update(JSON.stringify([document, span.start, span.end, type])).digest("hex").slice(0, 32)}`,
    document, span, type,
    initiators: told.initiator ? [{ id: told.initiator_id ?? null, name: told.initiator, ...worded(told.initiator) }] : [],
    targets: told.target ? [{ id: null, name: told.target, ...worded(told.target) }] : [],
    places: told.place ? [{ id: told.place_id ?? null, name: told.place, lat: null, lon: null, precision: 2, role: "at", country: null, candidates: [], ...worded(told.place) }] : [],
    time: told.from !== undefined || told.to !== undefined
      ? { start: told.from ?? null, end: told.to ?? null, precision: 1, inferred: ["year"], candidates: [], resolved_against: "published", ...worded(told.words) } : null,
    counts: [],
    attribution: told.source ? [{ source: { id: told.source_id ?? null, name: told.source, kind: "monitor", side: null }, cue: "said", stance: "says", ...worded(told.source) }] : [],
    factuality: "certain", polarity: "positive", loaded: [], about: [], story: 0,
    derivation: { stage: "events", rule: "en/clash", words: told.words, anchor: range, says: type, from: [] },
  };
}

/** Three outlets on two towns: enough to tell every filter from doing nothing. */
export const NORTH = entry({
  captured_from: "north.txt", publisher: "The Northern Courier", title: "Two towns", text: "The Norvik Monitor said that Red Column fighters took Belmar on Thursday. Clashes went on near Östra Fjäll.",
  claims: [
    { words: "Red Column fighters took Belmar on Thursday", type: "non-state-actor-overtakes-territory", place: "Belmar", place_id: "rc:belmar", initiator: "Red Column", initiator_id: "red-column", source: "Norvik Monitor", source_id: "norvik-monitor", from: "2016-12-08", to: "2016-12-08" },
    { words: "Clashes went on near Östra Fjäll", place: "Östra Fjäll" },
  ],
});
export const SOUTH = entry({
  captured_from: "south.txt", publisher: "Le Courrier du Sud", language: "fr", text: "Les forces de Sudland ont repris Belmar depuis lundi. Un raid aérien a visé Port-Clair en novembre.",
  claims: [
    { words: "Les forces de Sudland ont repris Belmar depuis lundi", type: "government-regains-territory", place: "Belmar", place_id: "rc:belmar", initiator: "forces de Sudland", initiator_id: "sudland-forces", from: "2016-12-05", to: null },
    { words: "Un raid aérien a visé Port-Clair en novembre", type: "air-drone-strike", place: "Port-Clair", from: "2016-11-01", to: "2016-11-30" },
  ],
});
export const ARABIC = entry({
  captured_from: "east.txt", publisher: "صحيفة الشرق", language: "ar", text: "أفاد مرصد نورفيك بمقتل ثلاثة مقاتلين من الرتل الأحمر في بلدة القَصبة.",
  claims: [{ words: "بمقتل ثلاثة مقاتلين من الرتل الأحمر في بلدة القَصبة", type: "toll", place: "القَصبة", target: "الرتل الأحمر", source: "مرصد نورفيك", source_id: "norvik-monitor" }],
});

/** Documents as many as wanted, each unlike the others, with some claims. */
export function numbered(n: number, sentences = 5): Entry {
  const said = Array.from({ length: sentences }, (_, i) => `Column ${n} held hill ${n}-${i} on Monday.`);
  return entry({
    captured_from: `dispatch-${n}.txt`, publisher: `Outlet ${n % 7}`, text: said.join(" "),
    claims: said.map((words, i) => ({ words, type: "control", place: `hill ${n}-${i}`, initiator: `Column ${n}`, from: "2016-12-05", to: "2016-12-05" })),
  });
}

import { unstack } from "../text/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import { notGold, type Coordinates, type Gold, type GoldClaim, type GoldDocument } from "./gold.ts";
import { daySpan, meets, nothing, pooled, SLOTS, tally, wanted, type Slot, type Tally } from "./tally.ts";

// Scores readings against gold: which coded claims were found, and eight rows of slots, as docs/scoring.md says.

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Rates { p: number; r: number; f1: number }
export interface Row extends Rates { gold: number; predicted: number }

export interface Score {
  documents: number;
  /** Claims read out of stretches that must yield none. */
  intrusions: number;
  /** Spans that are not in the text, or not where they say. */
  unanchored: number;
  claims: Row;
  rows: Record<Slot, Row>;
  /** Rows that the gold codes at all. */
  scored: Slot[];
  /** Mean F1 of those. */
  score: number;
}

/** What the scorer asks for: how a text is read, which actors a unit is part of, where places lie, and who hears of misses. */
export interface Scoring { read(path: string): { text: string; reading: Pick<Reading, "document" | "claims"> }; parents(id: string): readonly string[]; places: Coordinates; show?: (line: string) => void }

type At = readonly [start: number, end: number];
const collapse = (text: string): string => unstack(text).normalize("NFC").replace(/\s+/gu, " ").trim();
const shared = (a: At, b: At): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const length = (a: At): number => a[1] - a[0];
const shorter = (a: At, b: At): number => Math.min(length(a), length(b));

function find(text: string, quote: string): At | null {
  const words = collapse(quote), start = text.indexOf(words);
  return start < 0 ? null : [start, start + words.length];
}

/** Scores every document of the gold. Throws ProblemError where the gold does not fit its texts. */
export function score(golds: readonly Gold[], scoring: Scoring): Score {
  const sums = Object.fromEntries(["claims", ...SLOTS].map((name) => [name, nothing()])) as Record<"claims" | Slot, Tally>;
  const count = { documents: 0, intrusions: 0, unanchored: 0 };
  for (const gold of golds) for (const document of gold.documents) { count.documents++; scoreDocument(document, gold.polarity, scoring, sums, count); }
  const rows = Object.fromEntries(SLOTS.map((slot) => [slot, rowOf(sums[slot])])) as Record<Slot, Row>;
  const scored = SLOTS.filter((slot) => sums[slot].gold > 0);
  return { ...count, claims: rowOf(sums.claims), rows, scored, score: scored.reduce((sum, slot) => sum + rows[slot].f1, 0) / scored.length };
}

function rowOf({ hit, gold, predicted, right }: Tally): Row {
  const p = predicted ? right / predicted : 0, r = gold ? hit / gold : 0;
  return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0, gold, predicted };
}

function scoreDocument(document: GoldDocument & { path: string }, polarity: boolean, scoring: Scoring, sums: Record<"claims" | Slot, Tally>, count: { intrusions: number; unanchored: number }): void {
  const { text: raw, reading } = scoring.read(document.path), text = collapse(raw), show = scoring.show ?? (() => undefined);
  const add = (name: "claims" | Slot, t: Tally): void => { const sum = sums[name]; sum.hit += t.hit; sum.gold += t.gold; sum.predicted += t.predicted; sum.right += t.right; };
  const alarm = (): void => add("claims", { ...nothing(), predicted: 1 });
  const coded = document.claims.map((claim) => {
    const at = find(text, claim.quote);
    if (!at) throw notGold(document.document, `its text does not have the quote “${claim.quote.slice(0, 80)}”`);
    return { claim, at, read: [] as Claim[] };
  });
  const stretches = (list: readonly string[]): At[] => list.map((quote) => find(text, quote)).filter((at) => at !== null);
  const forbidden = stretches(document.no_claim_in ?? []);
  const neutral = stretches([...(document.optional ?? []).map((q) => (typeof q === "string" ? q : q.quote)), ...(document.title ? [document.title] : [])]);

  for (const claim of reading.claims) {
    const { start, end, exact } = claim.span, at = find(text, exact);
    if (reading.document.text.slice(start, end) !== exact) count.unanchored++;
    if (!at || length(at) === 0) { count.unanchored++; alarm(); continue; }
    if (forbidden.some((f) => shared(f, at) >= shorter(f, at) / 2)) { count.intrusions++; show(`INTRUSION  ${document.document}: ${exact}`); }
    const home = belongsTo(claim, at, coded);
    if (home) { home.read.push(claim); continue; }
    if (claim.type === "assessment" || neutral.some((o) => shared(o, at) >= length(at) / 2)) continue;
    alarm();
    const got = pooled([claim], polarity);
    for (const slot of SLOTS) add(slot, { ...nothing(), predicted: got[slot].length });
    show(`FALSE ALARM ${document.document}: [${claim.type}] ${collapse(exact)}`);
  }

  const told = coded.map(({ claim }) => daySpan(claim.time)).filter((day) => day !== null);
  if (document.published) told.push(`${new Date(Date.parse(document.published) - 2 * 864e5).toISOString().slice(0, 10)}/${document.published}`);
  for (const { claim: gold, read } of coded) {
    if (gold.type === "assessment") {
      const fact = read.find((c) => c.type !== "assessment");
      if (fact) { alarm(); show(`OPINION AS FACT ${document.document}: [${fact.type}] ${gold.quote}`); }
      continue;
    }
    const found = read.length > 0 ? 1 : 0;
    add("claims", { hit: found, gold: 1, predicted: found, right: found });
    if (!found) show(`MISSED     ${document.document}: [${gold.type}] ${gold.quote}`);
    const want = wanted(gold, polarity), got = pooled(read, polarity);
    // Where no time is coded, one that meets a time of the document is neutral.
    if (want.time?.length === 0) got.time = got.time.filter((day) => !told.some((known) => meets(known, day)));
    for (const slot of SLOTS) {
      const t = tally(slot, want[slot], got, scoring);
      add(slot, t);
      if (found && want[slot] && (t.hit < t.gold || t.right < t.predicted)) show(missed(slot, want[slot]!, got[slot], gold));
    }
  }
}

/** The coded claim whose quote shares most with a claim's span, at least half of the shorter; of equals the one of its type. */
function belongsTo<Coded extends { claim: GoldClaim; at: At }>(claim: Claim, at: At, coded: readonly Coded[]): Coded | null {
  const typed = (c: Coded): number => Number(c.claim.type.split("|").includes(claim.type));
  const near = coded.map((c) => ({ c, part: shared(c.at, at) / shorter(c.at, at) })).filter(({ part }) => part >= 0.5)
    .sort((a, b) => b.part - a.part || typed(b.c) - typed(a.c));
  return near[0]?.c ?? null;
}

function missed(slot: Slot, want: readonly string[], got: readonly unknown[], gold: GoldClaim): string {
  const read = slot === "places" ? (got as Claim["places"]).map((p) => `${p.name} ${p.lat},${p.lon}`) : got;
  return `  ${slot}: want ${JSON.stringify(want)} got ${JSON.stringify(read)}  «${gold.quote.slice(0, 70)}»`;
}

/** The table: the claims, the eight rows, what must not be, and the score. */
export function tableLines(found: Score): string[] {
  const row = (name: string, { p, r, f1, gold, predicted }: Row): string => `${name.padEnd(12)} P ${p.toFixed(3)}  R ${r.toFixed(3)}  F1 ${f1.toFixed(3)}   (gold ${gold}, predicted ${predicted})`;
  return [
    row("claims", found.claims), ...SLOTS.map((slot) => row(`  ${slot}`, found.rows[slot])),
    `${found.documents} documents, ${found.intrusions} claims read out of boilerplate or captions, ${found.unanchored} spans that are not the text`,
    `score ${found.score.toFixed(3)} claims ${found.claims.f1.toFixed(3)} precision ${found.claims.p.toFixed(3)}`,
  ];
}

/** Rows that the gold codes and that stay under a mark. */
export const under = (found: Score, mark: number): Slot[] => found.scored.filter((slot) => found.rows[slot].f1 < mark);

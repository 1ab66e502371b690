// What each stage found around a stretch of a document, and why no claim came of it where none did. It reads the whole
// document once more and looks on: the hot path knows nothing of it.
import type { Document, Role } from "../page/index.ts";
import { overlap, type Range } from "../text/index.ts";
import { ACTS } from "./acts.ts";
import { read, type Shelf } from "./cascade.ts";
import type { Claim } from "./claim.ts";
import type { Draft } from "./stages/draft.ts";
import type { Sense } from "./stages/read-sentence.ts";
import type { Token } from "./stages/tokens.ts";

/** One thing that a stage found: the stage, its words, and what they were taken for. */
export interface Found { stage: "lexicon" | "actors" | "places" | "times" | "counts" | "sources" | "attribution" | "clauses" | "events"; words: string; anchor: Range; says: string }

/** A sentence under inspection. */
export interface Inspected extends Range {
  text: string;
  found: Found[];
  /** Ids of the claims whose spans lie in it. */
  claims: string[];
  /** Why no claim came of it, or of an act in it, in words. Empty where every act became a claim. */
  why: string[];
}

/** A block under inspection: its role, whether claims are read from it, and why not. */
export interface InspectedBlock extends Range { role: Role; read: boolean; why: string | null; sentences: Inspected[] }

const SILENT: Partial<Record<Role, string>> = {
  title: "A headline repeats the body: it is read only where there is no body.",
  dateline: "A dateline says when and where the story was filed; it claims nothing.",
  caption: "A caption may belong to another story: it never yields a claim.",
  source: "A sign-off or credit names who sent the text; it claims nothing.",
  boilerplate: "This was taken for the page's furniture (menus, notices, comments): it never yields a claim.",
};

/**
 * Runs the stages over a document and returns what they found in the sentences that a range touches, block by block.
 * Pure, like `read`. A block from which nothing is read has no sentences and says why.
 */
export function inspect(document: Document, shelf: Shelf, range: Range): InspectedBlock[] {
  const senses: Sense[] = [];
  const { claims, problems } = read(document, shelf, (sense) => senses.push(sense));
  const touches = (at: Range): boolean => overlap(at, range) > 0 || (range.start === range.end && at.start <= range.start && range.start < at.end);
  const unread = problems.find((p) => p.rule === "language-without-pack")?.message ?? null;
  return document.blocks.filter(touches).map((block) => {
    const inside = senses.filter(({ sentence }) => sentence.start >= block.start && sentence.end <= block.end);
    const why = unread ?? (inside.length > 0 ? null : SILENT[block.role] ?? "There is no sentence here.");
    return { ...block, read: why === null, why, sentences: inside.filter(({ sentence }) => touches(sentence)).map((sense) => inspected(sense, document, claims)) };
  });
}

function inspected(sense: Sense, document: Document, all: readonly Claim[]): Inspected {
  const { start, end } = sense.sentence;
  const claims = all.filter(({ span }) => overlap(span, { start, end }) > 0);
  return { start, end, text: document.text.slice(start, end), found: foundIn(sense, document), claims: claims.map((c) => c.id), why: whyNot(sense, claims, document) };
}

/** Tags that say what a word does for the reading; the others only help to read its neighbours. */
const TELLING = new Set(["act", "act-noun", "say", "according", "number", "counted", "hedge", "neg", "irrealis", "light", "force", "group-noun", "people", "nationality", "place-noun", "source-noun", "loaded"]);

function foundIn({ sentence: { tokens }, ...sense }: Sense, document: Document): Found[] {
  const found: Found[] = [];
  const add = (stage: Found["stage"], m: { from: number; to: number }, says: string): void => {
    if (m.to <= m.from) return;
    const anchor = { start: tokens[m.from]!.start, end: tokens[Math.min(m.to, tokens.length) - 1]!.end };
    found.push({ stage, words: document.text.slice(anchor.start, anchor.end), anchor, says });
  };
  tokens.forEach((token, i) => {
    const told = token.entries.filter((e) => TELLING.has(e.tag));
    const longest = Math.max(0, ...told.map((e) => e.length));
    if (longest > 0) add("lexicon", { from: i, to: i + longest }, [...new Set(told.filter((e) => e.length === longest).map(wordSays))].join(", "));
    else if (token.kind === "number") add("lexicon", { from: i, to: i + 1 }, "a number");
  });
  for (const a of sense.actors) add("actors", a, a.id ? `${a.id} (by its ${a.by === "name" ? "name" : `${a.by} word`}${a.loaded ? ", a name that takes a side" : ""})` : `somebody that the story does not name (a ${a.by} word)`);
  for (const p of sense.places) add("places", p, p.place ? `${p.place.name} (${p.place.id}), ${p.role}${p.describes ? ", only describing where another place lies" : ""}` : p.candidates.length ? `one of ${p.candidates.length} places, undecided` : "a place that no gazetteer has");
  for (const t of sense.times) add("times", t, `${t.start || t.end ? `from ${t.start ?? "…"} to ${t.end ?? "…"}` : t.candidates.length ? `one of ${t.candidates.length} days` : "no date"} (rule ${t.rule})`);
  for (const c of sense.counts) add("counts", c, `${c.unit} ${c.low ?? "…"}..${c.high ?? "…"}${c.part ? ", a part of the count before" : ""} (rule ${c.rule})`);
  for (const s of sense.sources) add("sources", s, `may speak: ${s.actor ?? (s.echo ? "whoever spoke before" : "somebody unnamed")}`);
  for (const a of sense.attributed) add("attribution", a.cue, `${a.stance}: ${a.source ? a.source.name : "goes on with the last source"} (rule ${a.rule})`);
  if (sense.clauses.length > 1) for (const c of sense.clauses) add("clauses", c, `a ${c.kind} clause`);
  for (const d of sense.drafts) add("events", d.trigger.to > d.trigger.from ? d.trigger : d, `${d.type} (rule ${d.rule})`);
  return found;
}

const NAMES: Record<string, string> = { act: "verb of", "act-noun": "noun of", say: "verb of saying", according: "cue of a source", counted: "what is counted:", hedge: "makes it", neg: "a denial", irrealis: "a plan, demand or condition", light: "a verb that lends its noun a voice" };
const wordSays = (e: { tag: string; meaning: string }): string => [NAMES[e.tag] ?? e.tag, ["say", "neg", "irrealis", "light", "according"].includes(e.tag) ? "" : e.meaning].filter(Boolean).join(" ");

/** Why a sentence, or an act in it, gave no claim. */
function whyNot(sense: Sense, claims: readonly Claim[], document: Document): string[] {
  const { tokens } = sense.sentence, said: string[] = [];
  const words = (from: number, to: number): string => `“${document.text.slice(tokens[from]!.start, tokens[to - 1]!.end)}”`;
  let acts = 0;
  tokens.forEach((token, i) => {
    const act = token.entries.find((e) => (e.tag === "act" || e.tag === "act-noun") && e.meaning in ACTS);
    if (!act) return;
    acts++;
    const to = Math.min(i + act.length, tokens.length);
    if (sense.drafts.some((d) => covers(d, i, to))) return;
    said.push(`${words(i, to)} names no event here: ${passedOver(sense, i)}.`);
  });
  for (const d of sense.drafts) {
    const at = { start: tokens[d.from]!.start, end: tokens[d.to - 1]!.end };
    if (claims.some((c) => overlap(c.span, at) > 0 && c.type === d.type)) continue;
    said.push(`${words(d.from, d.to)} was read as ${d.type} (rule ${d.rule}) and dropped: ${d.type === "toll" && d.counts.length === 0 ? "a toll without a figure counts nobody" : "it says nothing that another claim of the sentence does not"}.`);
  }
  if (claims.length > 0) return said;
  if (acts === 0 && sense.drafts.length === 0) {
    said.unshift("No word here is known for an act, and no set phrase fits: nothing says what happened.");
    if (sense.counts.length > 0) said.push(`The figure ${words(sense.counts[0]!.from, sense.counts[0]!.to)} counts nobody killed, wounded or missing by itself.`);
    else if (tokens.some((t) => t.kind === "number" || t.entries.some((e) => e.tag === "number"))) said.push("The numbers here count nothing that the lexicon knows.");
  }
  return said;
}

/** Whether a draft was made of this act: as its trigger, or as another word of its clause. */
const covers = (d: Draft, from: number, to: number): boolean => d.trigger.from < to && from < d.trigger.to;

/** The reason, as far as the stages' own findings tell, in the order in which they pass a word over. */
function passedOver(sense: Sense, i: number): string {
  const { tokens } = sense.sentence, inside = (m: { from: number; to: number }): boolean => m.from <= i && i < m.to;
  const cue = sense.attributed.find((a) => inside(a.cue) || (a.source && inside(a.source)));
  if (cue) return "it belongs to who says it";
  const actor = sense.actors.find(inside);
  if (actor) return `it is part of the name of ${actor.id ?? "an actor"}`;
  if (sense.times.some(inside)) return "it is part of a time";
  const place = sense.places.find(inside);
  if (place) return `it is part of the place ${place.place?.name ?? "that no gazetteer has"}`;
  const opener = unreal(tokens, i);
  if (opener) return `“${opener.text}” makes it a plan, a demand, a threat or a condition`;
  const features = tokens[i]!.entries.filter((e) => e.tag === "act").flatMap((e) => e.features);
  if (features.length > 0 && features.every((f) => f === "fut")) return "it lies in the future";
  const clause = sense.clauses.find(inside);
  const other = clause && sense.drafts.find((d) => d.trigger.from >= clause.from && d.trigger.from < clause.to);
  if (other) return `its clause is told by ${other.act === "phrase" ? `the set phrase ${other.rule}` : other.rule}, which ranks before it`;
  if (features.length > 0 && features.every((f) => f === "inf")) return "an infinitive by itself does not happen";
  if (sense.drafts.some((d) => d.from <= i && i < d.to)) return "another claim of the sentence covers it";
  return "its form or its place in the clause only describes something, or nobody did it and nobody suffered it in these words";
}

function unreal(tokens: readonly Token[], i: number): Token | null {
  for (let k = i - 1; k >= Math.max(0, i - 5) && tokens[k]!.kind !== "mark"; k--) if (tokens[k]!.entries.some((e) => e.tag === "irrealis")) return tokens[k]!;
  return null;
}

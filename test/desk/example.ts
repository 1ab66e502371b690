import { matrixOf } from "../../src/reconcile/index.ts";
import { createHash } from "node:crypto";
import type { Document } from "../../src/page/index.ts";
import type { Claim } from "../../src/reading/index.ts";
import type { Event } from "../../src/reconcile/index.ts";
import type { Judgement } from "../../src/ledger/index.ts";
import type { Language, ReadAnswer, ReadRequest } from "../../src/desk/api.ts";
import type { Services } from "../../src/desk/services.ts";
import { formatOf } from "../../src/export/index.ts";
import { problem, ProblemError } from "../../src/problem.ts";
import { situationOf } from "./example-situation.ts";

const TEXT = "Norland's army says it shelled Eastford on 3 May 2020 and killed at least four fighters.";
const EXACT = "it shelled Eastford on 3 May 2020";
const start = TEXT.indexOf(EXACT);

function worded(text: string) {
  const at = TEXT.indexOf(text);
  return { text, anchor: { start: at, end: at + text.length }, inherited: false };
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function documentOf(bytes: Uint8Array, captured_from: string): Document {
  const text = new TextDecoder().decode(bytes);
  return {
    id: digest(bytes), captured_from, captured: null, url: null, publisher: "The Eastford Example", title: null, byline: null, published: null,
    republished_from: null, language: "en", text, blocks: [{ start: 0, end: text.length, role: "body" }],
    evidence: { publisher: { anchor: null, text: "The Eastford Example", field: "og:site_name" } },
  };
}

export const EXAMPLE_TEXT = TEXT;
const example = documentOf(new TextEncoder().encode(TEXT), "/home/reader/reports/strike page.html");

export const exampleClaim: Claim = {
  id: "clm:0123456789abcdef", document: example.id, span: { start, end: start + EXACT.length, exact: EXACT, prefix: TEXT.slice(0, start), suffix: TEXT.slice(start + EXACT.length) },
  type: "shelling-artillery-missile-attack", initiators: [{ ...worded("Norland's army"), id: null, name: "Norland's army" }], targets: [],
  places: [{ ...worded("Eastford"), id: null, name: "Eastford", lat: null, lon: null, precision: 2, role: "at", country: null, labels: {}, candidates: [{ id: "rc:eastford", name: "Eastford", lat: 1, lon: 2 }] }],
  time: { ...worded("3 May 2020"), start: "2020-05-03", end: "2020-05-03", precision: 1, inferred: [], candidates: [], resolved_against: null },
  counts: [{ ...worded("at least four fighters"), id: "n1", quantity: "killed", of: "fighters", group: null, low: 4, high: null, part_of: null, amends: null }],
  attribution: [{ ...worded("Norland's army says"), source: { id: null, name: "Norland's army", kind: "state-force", side: null }, cue: "says", stance: "says" }],
  factuality: "certain", polarity: "positive", loaded: [], about: [], story: 0,
  derivation: { stage: "events", rule: "en-shelled", words: "shelled", anchor: worded("shelled").anchor, says: "shelling", from: [{ stage: "times", rule: "en-date", words: "3 May 2020", anchor: worded("3 May 2020").anchor, says: "2020-05-03", from: [] }] },
};

export const exampleEvent: Event = {
  id: "evt:0123456789abcdef", episode: "epi:0123456789abcdef", type: exampleClaim.type, types: [exampleClaim.type],
  time: { start: "2020-05-03", end: "2020-05-03", precision: 1, candidates: [], claims: [exampleClaim.id], narrowed: [] },
  places: [{ id: null, name: "Eastford", lat: null, lon: null, precision: 2, role: "at", country: null, labels: {}, claims: [exampleClaim.id] }],
  movements: [], initiators: [], targets: [], status: ["single-origin"],
  origins: [{ id: "norland", name: "Norland's army", kind: "state-force", side: null, independence: "independent", reasons: ["The only origin."], depends_on: null, outlets: [{ id: "doc:the eastford example", name: "The Eastford Example", document: example.id, why: null }], claims: [exampleClaim.id] }], against_interest: [], decisions: [], corrections: [],
  versions: [{ side: "none", name: "No known side", origins: ["norland"], claims: [exampleClaim.id], types: [], tolls: [{ value: { low: 4, high: null }, claim: exampleClaim.id, document: example.id, ...anchored("at least four fighters"), quantity: "killed", group: null, of: "fighters" }] }],
  fatalities: { low: 4, best: null, high: null, claims: { low: exampleClaim.id, best: null, high: null }, rule: "The lowest bound that an origin gives." },
  agreed: [{ attribute: "place", quantity: null, group: null, values: [{ value: "Eastford", claim: exampleClaim.id, document: example.id, ...anchored("Eastford"), origin: "norland" }] }],
  contested: [], documents: [{ id: example.id, captured_from: example.captured_from, membership: "decided", reasons: [] }], claims: [exampleClaim.id],
};

function anchored(text: string) {
  const { anchor } = worded(text);
  return { text, anchor };
}

export const exampleDocument = example;
const words: Record<Language, string> = { en: "One outlet, one origin.", fr: "Un média, une origine.", ar: "منشور واحد ومصدر واحد." };
const actors = { norland: { id: "norland", name: { en: "Norland's army" }, kind: "state-force" as const, country: null, ties: [{ to: "norland-state", relation: "organ-of" as const, from: "2001", until: null, reviewed: true }], loaded: {} } };

/**
 * A small recoupe in memory that holds one example document: enough to put every route to work. Its texts are not read;
 * what the server does with requests and answers is what these tests are about.
 */
export function inMemory(): Services & { kept: Map<string, { document: Document; bytes: Uint8Array }>; judged: Judgement[]; asked: unknown[] } {
  const kept = new Map([[example.id, { document: example, bytes: new TextEncoder().encode(TEXT) as Uint8Array }]]);
  const judged: Judgement[] = [];
  const asked: unknown[] = [];
  const bytesOf = (request: ReadRequest): Uint8Array => {
    const bytes = request.base64 !== undefined ? Buffer.from(request.base64, "base64") : Buffer.from(request.text ?? "");
    if (bytes.length === 0) {
      throw new ProblemError(problem({ rule: "empty-page", severity: "error", message: "/home/reader/empty.txt has no text.", remedy: "Give a page with words.", source: "/home/reader/empty.txt", cause: "at read (/home/reader/recoupe/src/page/page.ts:1:1)" }));
    }
    return bytes;
  };
  const eventsOf = (id: string) => (id === example.id ? [exampleEvent] : []);
  return {
    kept, judged, asked,
    async read(request): Promise<ReadAnswer> {
      const bytes = bytesOf(request);
      const document = documentOf(bytes, request.captured_from ?? "pasted");
      return { document, claims: [], problems: [], events: [], summary: words, paragraph: words, actors: {}, kept: kept.has(document.id) };
    },
    async add(request) {
      const bytes = bytesOf(request);
      const document = documentOf(bytes, request.captured_from ?? "pasted");
      const added = !kept.has(document.id);
      if (added) kept.set(document.id, { document, bytes });
      return { document: document.id, added, claims: 0, problems: [], events: [] };
    },
    async events(filter) {
      asked.push(filter);
      return { events: filter.status === undefined || exampleEvent.status.includes(filter.status as never) ? [exampleEvent] : [], actors, summary: words };
    },
    ...situationOf([exampleEvent], [exampleClaim], example, asked),
    async event(id) {
      return id === exampleEvent.id ? { event: exampleEvent, matrix: matrixOf(exampleEvent, [exampleClaim], [example]), coverage: { from: null, to: null, sides: [] }, review: { verdict: null, records: [], log: [], last: null, evidence: [] }, nearby: [], ties: [], claims: [exampleClaim], documents: [example], episode: null, actors, problems: [], summary: words, paragraph: words } : null;
    },
    async claims(filter) {
      asked.push(filter);
      return { claims: [exampleClaim].slice(filter.offset ?? 0, (filter.offset ?? 0) + (filter.limit ?? 1)), actors };
    },
    async claim(id) {
      return id === exampleClaim.id ? { claim: exampleClaim, corrections: [], evidence: [], events: [exampleEvent.id], document: example.id, actors } : null;
    },
    async search() {
      const { id, captured_from, title, publisher, published, language } = example;
      const document = { id, captured_from, title, publisher, published, language };
      return { articles: [{ document, score: 1, snippet: { start: 0, end: 7, text: TEXT.slice(0, 7), matches: [{ start: 0, end: 2, exact: TEXT.slice(0, 2) }] } }], claims: [{ claim: exampleClaim, document, score: 1, matches: [] }], more: { articles: false, claims: false }, actors };
    },
    async documents() {
      return { documents: [...kept.values()].map(({ document: { id, captured_from, title, publisher, published, language } }) => ({ id, captured_from, title, publisher, published, language, claims: eventsOf(id).length, rules: "rules" })) };
    },
    async document(id) {
      const entry = kept.get(id);
      return entry ? { document: entry.document, rules: "rules", claims: id === example.id ? [exampleClaim] : [], problems: [problem({ rule: "no-date", severity: "info", message: "The page has no date.", span: { start: 0, end: 7, exact: TEXT.slice(0, 7) } })], events: eventsOf(id).map(({ id: event, type, claims }) => ({ id: event, type, claims })), more: { events: false }, actors } : null;
    },
    async original(id) {
      const entry = kept.get(id);
      return entry ? { bytes: entry.bytes, captured_from: entry.document.captured_from } : null;
    },
    async review() {
      return { items: [{ kind: "contested", subject: exampleEvent.id, says: "An attack, Eastford: toll contested.", reasons: [], event: null, tie: null, judgement: null }], actors, last: judged.at(-1)?.id ?? null };
    },
    async decide({ key, ...given }) {
      const known = judged.find(({ id }) => id === `jdg:${key}`);
      if (known) return { judgement: known, again: true, meanwhile: [] };
      const meanwhile = given.over === undefined ? [] : judged.slice(judged.findIndex(({ id }) => id === given.over) + 1);
      if (meanwhile.length > 0) return { judgement: null, again: false, meanwhile };
      const judgement = { ...given, id: `jdg:${key ?? judged.length}`, at: "2026-01-02T03:04:05Z" };
      judged.push(judgement);
      return { judgement, again: false, meanwhile: [] };
    },
    async log() {
      return { judgements: [...judged].reverse(), undone: [], total: judged.length, last: judged.at(-1)?.id ?? null, actors, events: {} };
    },
    async export({ format = "jsonl", filter, redact = false }) {
      asked.push(filter);
      const pieces = async function* (): AsyncGenerator<string> { yield JSON.stringify(exampleClaim) + "\n"; };
      return {
        header: { id: "exp:0123456789abcdef01234567", format, recoupe: "0.0.0", rules: [], events: null, ledger: { record: 1, digest: "0".repeat(64) }, filter, redacted: redact, since: null, exported: "2026-01-02T03:04:05Z" },
        format: formatOf(format), pieces: pieces(), items: 1, left: {}, keep: async () => true, close: async () => undefined,
      };
    },
    async doctor() {
      return { version: "0.0.0", data: "memory", documents: kept.size, claims: 1, events: 1, places: 0, actors: 1, licences: [], problems: [] };
    },
  };
}

import type { Kysely } from "kysely";
import { problem, type Problem } from "../problem.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { GENESIS, recordDigest, ROWS_AT_ONCE } from "./chain.ts";
import { idOfBytes } from "./entry.ts";
import { verifyFiles } from "./files.ts";
import { daysOf, keysOf } from "./facets.ts";
import type { Judgement, Verified } from "./ledger.ts";
import { unpack } from "./packing.ts";
import { rulesIn } from "./rereading.ts";
import { KINDS, type Kind, type RecordRow, type Schema } from "./schema.ts";
import { isWhole, type SearchIndex } from "./search/filing.ts";
import { columnText, misplaced, misquote, quotesOf } from "./words.ts";

/** What a ledger says of itself that is too damaged to be gone over. */
export const NOTHING_VERIFIED: Omit<Verified, "problems"> = { records: 0, digest: GENESIS, kinds: { capture: 0, document: 0, reading: 0, claim: 0, problem: 0, judgement: 0 }, quotes: 0, bytes: 0, files: 0 };

/** More than this is one broken disk, not so many findings. */
const ENOUGH = 100;

/**
 * Goes over the whole ledger, inside the caller's transaction: the chain of digests, the captured bytes against their ids, every
 * quoted word against its text, and the tables against the records. Answers what was looked at and what is wrong, at most about a
 * hundred findings. Holds some hundred records at a time.
 */
export async function verify(db: Kysely<Schema>, search: SearchIndex): Promise<Verified> {
  const found: Problem[] = [];
  const walk = new Walk(db, found);
  let after = 0;
  while (found.length < ENOUGH) {
    const records = await db.selectFrom("record").selectAll().where("sequence", ">", after).orderBy("sequence").limit(ROWS_AT_ONCE).execute();
    if (records.length === 0) break;
    await walk.load(records[0]!.sequence, records.at(-1)!.sequence);
    for (const record of records) await walk.over(record);
    after = records.at(-1)!.sequence;
  }
  await walk.end(search);
  const { files, problems } = await verifyFiles(db);
  found.push(...problems);
  return { ...walk.seen(), files, problems: found.slice(0, ENOUGH) };
}

/** The rules in the record of a reading, as the database counts them: none where it is damaged, which is told elsewhere. */
function rulesOf(body: string): string {
  try { return rulesIn(body); } catch { return ""; }
}

/** Rows of the tables by the record that they are of. */
interface Rows {
  document: Map<number, { id: string }>;
  reading: Map<number, { document: string; version: number }>;
  claim: Map<number, { id: string; document: string; reading: number }>;
  problem: Map<number, { reading: number }>;
  judgement: Map<number, { id: string; subject: string }>;
  index: Map<number, { id: string; document: string | null; type: string; first_day: string | null; last_day: string | null }>;
  keys: Map<number, { facet: string; key: string }[]>;
}

const NO_ROWS: Rows = { document: new Map(), reading: new Map(), claim: new Map(), problem: new Map(), judgement: new Map(), index: new Map(), keys: new Map() };

async function rowsOf(db: Kysely<Schema>, first: number, last: number): Promise<Rows> {
  const by = <R extends { record: number }>(rows: R[]): Map<number, R> => new Map(rows.map((row) => [Number(row.record), row]));
  const index = await db.selectFrom("claim_index").leftJoin("capture", "capture.record", "claim_index.arrival").select(["claim_index.claim as record", "claim_index.id", "document", "type", "first_day", "last_day"])
    .where("claim_index.claim", ">=", first).where("claim_index.claim", "<=", last).execute();
  const keys = new Map<number, { facet: string; key: string }[]>();
  for (const { claim, facet, key } of await db.selectFrom("claim_key").select(["claim", "facet", "key"]).where("claim", ">=", first).where("claim", "<=", last).execute()) {
    (keys.get(Number(claim)) ?? keys.set(Number(claim), []).get(Number(claim))!).push({ facet, key });
  }
  return {
    document: by(await db.selectFrom("document").select(["record", "id"]).where("record", ">=", first).where("record", "<=", last).execute()),
    reading: by(await db.selectFrom("reading").select(["record", "document", "version"]).where("record", ">=", first).where("record", "<=", last).execute()),
    claim: by(await db.selectFrom("claim").selectAll().where("record", ">=", first).where("record", "<=", last).execute()),
    problem: by(await db.selectFrom("problem").select(["record", "reading"]).where("record", ">=", first).where("record", "<=", last).execute()),
    judgement: by(await db.selectFrom("judgement").selectAll().where("record", ">=", first).where("record", "<=", last).execute()),
    index: by(index), keys,
  };
}

/** One pass over the records, in order. */
class Walk {
  readonly #db: Kysely<Schema>;
  readonly #found: Problem[];
  #sequence = 0;
  #digest = GENESIS;
  #reading: { record: number; document: string; version: number } | null = null;
  #text: { record: number; document: Document } | null = null;
  readonly #seen = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  #rows: Rows = NO_ROWS;
  #spans = 0;
  #bytes = 0;

  constructor(db: Kysely<Schema>, found: Problem[]) {
    this.#db = db;
    this.#found = found;
  }

  /** Takes up the rows of these records, all at once: asked for one by one they would take ten times as long. */
  async load(first: number, last: number): Promise<void> {
    this.#rows = await rowsOf(this.#db, first, last);
  }

  /** What was gone over. */
  seen(): Omit<Verified, "problems" | "files"> {
    return { records: this.#sequence, digest: this.#digest, kinds: this.#seen, quotes: this.#spans, bytes: this.#bytes };
  }

  async over(record: RecordRow): Promise<void> {
    if (record.sequence !== this.#sequence + 1) this.#say("broken-chain", `Records ${this.#sequence + 1} to ${record.sequence - 1} of the ledger are missing.`);
    else if (record.previous !== this.#digest) this.#say("broken-chain", `Record ${record.sequence} of the ledger does not follow from the one before it.`);
    if (record.digest !== recordDigest(record)) this.#say("altered-record", `Record ${record.sequence} of the ledger (${record.kind}) is not what was written.`);
    this.#sequence = record.sequence;
    this.#digest = record.digest;
    this.#seen[record.kind] = (this.#seen[record.kind] ?? 0) + 1;
    try {
      await this.#body(record, JSON.parse(record.body));
    } catch (error) {
      this.#say("unreadable-record", `Record ${record.sequence} of the ledger (${record.kind}) cannot be read.`, { cause: String(error) });
    }
  }

  async #body(record: RecordRow, body: unknown): Promise<void> {
    switch (record.kind) {
      case "capture": return await this.#capture(record.sequence, body as { document: string; captured_from: string });
      case "document": {
        this.#text = { record: record.sequence, document: body as Document };
        if (this.#rows.document.get(record.sequence)?.id !== this.#text.document.id) this.#strayed(record);
        return;
      }
      case "reading": return await this.#readingBegins(record, body as { document: string; version: number });
      case "claim": return this.#claim(record, body as Claim);
      case "problem": {
        const wrong = this.#text && misplaced(body as Problem, this.#text.document.text);
        if (wrong) this.#say("misquoted", `The place of a problem (record ${record.sequence}) is not what the text says at ${wrong.start}..${wrong.end}.`);
        const row = this.#rows.problem.get(record.sequence);
        if (!row || row.reading !== this.#reading?.record) this.#strayed(record);
        return;
      }
      case "judgement": {
        const row = this.#rows.judgement.get(record.sequence);
        const { id, subject } = body as Judgement;
        if (row?.id !== id || row.subject !== columnText(subject)) this.#strayed(record);
      }
    }
  }

  async #capture(record: number, { document, captured_from }: { document: string; captured_from: string }): Promise<void> {
    const kept = await this.#db.selectFrom("capture").selectAll().where("record", "=", record).executeTakeFirst();
    if (!kept) return this.#say("lost-bytes", `The captured bytes of ${captured_from} are missing.`, { source: captured_from });
    let id: string | null = null;
    let cause: string | null = null;
    try {
      const bytes = unpack(kept);
      this.#bytes += bytes.length;
      id = idOfBytes(bytes);
    } catch (error) {
      cause = String(error);
    }
    if (id !== document || kept.document !== document) this.#say("altered-bytes", `The captured bytes of ${captured_from} are not those that were kept.`, { source: captured_from, cause });
  }

  async #readingBegins(record: RecordRow, { document, version }: { document: string; version: number }): Promise<void> {
    this.#reading = { record: record.sequence, document, version };
    if (this.#text?.record !== version) {
      const text = await this.#db.selectFrom("record").select("body").where("sequence", "=", version).where("kind", "=", "document").executeTakeFirst();
      this.#text = text ? { record: version, document: JSON.parse(text.body) as Document } : null;
    }
    const row = this.#rows.reading.get(record.sequence);
    if (this.#text?.document.id !== document || row?.document !== document || row.version !== version) this.#strayed(record);
  }

  #claim(record: RecordRow, claim: Claim): void {
    const row = this.#rows.claim.get(record.sequence);
    const text = this.#text?.document;
    if (!text || !row || row.id !== claim.id || row.document !== text.id || claim.document !== text.id || row.reading !== this.#reading?.record) return this.#strayed(record);
    for (const _ of quotesOf(claim)) this.#spans += 1;
    const wrong = misquote(claim, text.text);
    if (wrong) {
      const { what, start, end, exact } = wrong;
      this.#say("misquoted", `The ${what} of claim ${claim.id} is not what the text says at ${start}..${end}.`, { source: text.captured_from, claim: claim.id, span: { start, end, exact } });
    }
    const index = this.#rows.index.get(record.sequence);
    if (!index) return; // of an earlier reading; `end` counts that none is missing
    const keys = this.#rows.keys.get(record.sequence) ?? [];
    const days = daysOf(claim);
    const listed = (rows: { facet: string; key: string }[]): string => JSON.stringify(rows.map(({ facet, key }) => `${facet} ${key}`).sort());
    if (index.id !== claim.id || index.document !== claim.document || index.type !== claim.type || index.first_day !== days.first_day || index.last_day !== days.last_day
      || listed(keys) !== listed(keysOf(claim, text))) this.#say("stale-index", `Claim ${claim.id} is not found by what it says.`, { claim: claim.id, source: text.captured_from });
  }

  /** What only shows on the whole: rows without a record, and whether the newest reading of each document is the current one. */
  async end(search: SearchIndex): Promise<void> {
    if (await isWhole(this.#db)) {
      const there = await search.count(this.#db);
      for (const [what, table] of [["article", "current_reading"], ["claim", "claim_index"]] as const) {
        const { n } = await this.#db.selectFrom(table).select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
        if (there[what] !== Number(n)) this.#found.push(problem({ rule: "stale-search", severity: "error", message: `The index of words holds ${there[what]} ${what}s of ${n}, so that a search misses some.`, remedy: "Make it anew with `recoupe ledger reindex`." }));
      }
    }
    for (const kind of KINDS) {
      const { n } = await this.#db.selectFrom(kind).select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
      if (this.#found.length < ENOUGH && Number(n) !== this.#seen[kind]) this.#say("stray-rows", `The ledger has ${this.#seen[kind]} records of the kind ${kind}, but ${n} rows for them.`);
    }
    // Counted a document at a time: a ledger has more of them than fit into memory.
    const rules = new Map<string, number>();
    for (let after = 0; this.#found.length < ENOUGH;) {
      const some = await this.#db.selectFrom("capture").leftJoin("current_reading", "current_reading.document", "capture.document").leftJoin("record", "record.sequence", "current_reading.reading")
        .select((eb) => ["capture.document", "capture.record", "current_reading.reading", "record.body", eb.selectFrom("reading").whereRef("reading.document", "=", "capture.document")
          .select((of) => of.fn.max("reading.record").as("n")).as("newest"),
        eb.selectFrom("claim").whereRef("claim.reading", "=", "current_reading.reading").select((of) => of.fn.countAll<number>().as("n")).as("read"),
        eb.selectFrom("claim_index").whereRef("claim_index.arrival", "=", "capture.record").select((of) => of.fn.countAll<number>().as("n")).as("indexed")])
        .where("capture.record", ">", after).orderBy("capture.record").limit(ROWS_AT_ONCE).execute();
      if (some.length === 0) return await this.#counted(rules);
      for (const { document, reading, body, newest, read, indexed } of some) {
        if (reading === null || reading !== newest || read !== indexed) this.#say("stale-index", `The newest reading of document ${document} is not the one that is shown.`);
        if (body !== null) { const by = rulesOf(body); rules.set(by, (rules.get(by) ?? 0) + 1); }
      }
      after = Number(some.at(-1)!.record);
    }
  }

  /** Whether the counts of what each set of rules has read are what counting gives. */
  async #counted(rules: ReadonlyMap<string, number>): Promise<void> {
    const kept = new Map((await this.#db.selectFrom("rule_count").select(["rules", "documents"]).execute()).map(({ rules, documents }) => [rules, Number(documents)]));
    for (const by of new Set([...rules.keys(), ...kept.keys()])) {
      const [said, many] = [kept.get(by) ?? 0, rules.get(by) ?? 0];
      if (said !== many) this.#say("stale-index", `The ledger counts ${said} documents that the rules ${by || "without a name"} have read, of ${many}.`);
    }
  }

  #strayed(record: RecordRow): void {
    this.#say("stray-rows", `Record ${record.sequence} of the ledger (${record.kind}) and its row in the tables differ.`);
  }

  #say(rule: string, message: string, more: Partial<Problem> = {}): void {
    this.#found.push(problem({ rule, severity: "error", message, remedy: "Put back a copy of the ledger from before the damage, or add the documents to a new one.", ...more }));
  }
}

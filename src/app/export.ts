import type { EventFilter } from "../desk/index.ts";
import { cell, formatOf, Redactor, sidesOf, type Asked, type Bundle, type Change, type ClaimFormat, type ClaimItem, type EventFormat, type Exporting, type ExportRequest, type Format, type FormatName, type Header, type Written } from "../export/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import { ProblemError, problem } from "../problem.ts";
import type { Claim } from "../reading/index.ts";
import { withCorrections, type Event } from "../reconcile/index.ts";
import { sha256 } from "../text/index.ts";
import { Events } from "./find.ts";
import { meant } from "./match.ts";
import { verdictsNow } from "./review.ts";
import type { Shelf } from "./shelf.ts";
import { ahead } from "./export/ahead.ts";
import { digestOf, Earlier, Manifest, Register, type Sent } from "./export/manifest.ts";
import { wordsOf } from "./export/ordinary.ts";
import { Why } from "./export/why.ts";

/** Claims and events that are in memory at once. */
const CLAIMS = 500;
const EVENTS = 50;

interface Means { ledger: Ledger; shelf: Shelf; folder: string; version: string; now: string }

/** The header row of the list of changes, and its rows. */
export const CHANGES_HEADER = "id,change,reason,replaced_by\r\n";
export function changeRow({ id, change, reason, replaced_by }: Change): string {
  return `${[id, change, reason, replaced_by.join("; ")].map(cell).join(",")}\r\n`;
}

/** What has not gone into the events yet is counted so far. */
const MOST_WAITING = 1000;

/**
 * Begins an export out of one moment of the ledger; whatever others write meanwhile is not in it. Rejects with ProblemError where
 * the earlier export is not known, or was another question.
 */
export async function beginExport(request: ExportRequest, { ledger, shelf, folder, version, now }: Means): Promise<Exporting> {
  const earlier = request.since === undefined ? null : await Earlier.open(folder, request.since, ledger);
  const { format: name, filter, redacted } = settled(request, earlier);
  const format = formatOf(name);
  const moment = await ledger.snapshot();
  try {
    const { record, digest, rules } = await moment.state(), { mark, documents, judgements } = await moment.waiting({ limit: MOST_WAITING });
    const told = { format: name, recoupe: version, rules, events: mark && { basis: mark.basis, waiting: documents.length + judgements.length }, ledger: { record, digest }, filter, redacted, since: earlier?.header.id ?? null };
    const header: Header = { id: `exp:${sha256(JSON.stringify(told)).slice(0, 24)}`, ...told, exported: now };
    const redactor = redacted ? new Redactor({ ...shelf, ...wordsOf(shelf.directory) }) : null;
    return new Run(header, format, { ledger, moment, shelf, folder, redactor, earlier });
  } catch (error) {
    await moment.close();
    throw error;
  }
}

/** What is asked for, an earlier export's own question filled in. Throws ProblemError where the two differ. */
function settled({ format, filter, redact }: ExportRequest, earlier: Earlier | null): { format: FormatName; filter: Asked; redacted: boolean } {
  const asked: Asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (earlier === null) {
    if (format === undefined) throw new ProblemError(problem({ rule: "bad-export", severity: "error", message: "No format was given.", remedy: "Give one with --format." }));
    return { format, filter: asked, redacted: redact ?? formatOf(format).open };
  }
  const { header } = earlier;
  const other = format !== undefined && format !== header.format ? `was in the format ${header.format}, not ${format}`
    : Object.keys(asked).length > 0 && JSON.stringify(asked) !== JSON.stringify(header.filter) ? `was asked for ${inWords(header.filter)}, not ${inWords(asked)}`
    : redact !== undefined && redact !== header.redacted ? `was made ${header.redacted ? "with" : "without"} --redact` : null;
  if (other !== null) {
    throw new ProblemError(problem({ rule: "bad-export", severity: "error", message: `The export ${header.id} ${other}.`, remedy: "Leave that out: what changed can only be told of the same question." }));
  }
  return { format: header.format, filter: header.filter, redacted: header.redacted };
}

/** An item as the format writes it, and what it was made of. */
interface Made { written: Written; claim: Claim | null; event: Event | null }

function inWords(filter: Asked): string {
  return Object.entries(filter).map(([name, value]) => `${name} ${value}`).join(", ") || "everything";
}

interface Parts { ledger: Ledger; moment: Ledger; shelf: Shelf; folder: string; redactor: Redactor | null; earlier: Earlier | null }

class Run implements Exporting {
  readonly header: Header;
  readonly format: Format;
  readonly pieces: AsyncGenerator<string | Change>;
  items = 0;
  readonly left: Record<string, number> = {};
  readonly #parts: Parts;
  readonly #manifest: Manifest | null;
  #whole = false;

  constructor(header: Header, format: Format, parts: Parts) {
    this.header = header;
    this.format = format;
    this.#parts = parts;
    this.#manifest = begun(parts.folder, header);
    this.pieces = this.#run();
  }

  async keep(): Promise<boolean> {
    if (this.#manifest === null || !this.#whole) return false;
    try {
      await this.#manifest.keep(this.#parts.ledger);
      return true;
    } catch {
      await this.#manifest.drop();
      return false;
    }
  }

  async close(): Promise<void> {
    await this.pieces.return(undefined);
    await this.#manifest?.drop();
    await this.#parts.moment.close();
  }

  async *#run(): AsyncGenerator<string | Change> {
    const { earlier } = this.#parts, { format, header } = this;
    const register = earlier === null ? null : new Register();
    if (earlier !== null) for await (const { id, digest } of earlier.items()) register!.put(id, digest);
    yield format.begin(header);
    const why = earlier === null ? null : new Why(this.#parts.moment, earlier.header), leftNow = new Map<string, string>();
    let first = true, remembers = true;
    for await (const { written, claim, event } of format.of === "claims" ? this.#claims(format) : this.#events(format)) {
      if ("left" in written) {
        this.left[written.left] = (this.left[written.left] ?? 0) + 1;
        if (register?.has(written.id)) leftNow.set(written.id, written.left);
        continue;
      }
      const digest = digestOf(written.text);
      const sent: Sent = { id: written.id, digest, claim: claim && { document: claim.document, start: claim.span.start, end: claim.span.end } };
      // A full data folder must not stop a data set that goes elsewhere: it then is not remembered.
      if (remembers) await this.#manifest?.put(sent).catch(() => { remembers = false; });
      const change = register?.meet(written.id, digest) ?? "new";
      if (change === "same") continue;
      this.items++;
      yield first ? written.text : format.between + written.text;
      first = false;
      if (why !== null) yield { id: written.id, change, reason: await why.of(event ?? { documents: [{ id: claim!.document, captured_from: "", membership: "decided", reasons: [] }] }, header), replaced_by: [] };
    }
    if (earlier !== null) yield* this.#withdrawn(earlier, register!, leftNow);
    yield format.end;
    this.#whole = remembers;
  }

  /** Claims page by page, in the order in which their documents came. */
  async *#claims(format: ClaimFormat): AsyncGenerator<Made> {
    const { shelf, redactor } = this.#parts, { limit = Infinity } = this.header.filter;
    let many = 0;
    for await (const { claims, pages } of ahead(this.#claimPortions(format.alone === true && redactor === null))) {
      for (const claim of claims) {
        if (many++ >= limit) return;
        const item: ClaimItem = { claim, page: pages.get(claim.document)! };
        yield { written: format.write(redactor === null ? item : redactor.item(item), shelf), claim, event: null };
      }
    }
  }

  /** Claims that the filter lets through, and their pages, unless the format writes the claims `alone`. */
  async *#claimPortions(alone: boolean): AsyncGenerator<{ claims: Claim[]; pages: ReadonlyMap<string, Document> }> {
    const { moment, shelf } = this.#parts, { status, limit: _, ...simple } = this.header.filter;
    const events = status === undefined ? null : new Events(moment, shelf.atlas, shelf.directory);
    const filter = meant(simple, shelf.atlas, shelf.directory);
    let pages = new Map<string, Document>();
    for (let after: string | undefined; ;) {
      const found = await moment.claims({ ...filter, limit: CLAIMS, ...(after === undefined ? {} : { after }) });
      const documents = [...new Set(found.map(({ document }) => document))];
      const within = events === null ? null : new Set((await events.holding(documents, this.header.filter as EventFilter)).flatMap((event) => event.claims));
      // The last page of one portion is often the first of the next.
      if (!alone) pages = new Map([...documents.filter((id) => pages.has(id)).map((id) => [id, pages.get(id)!] as const), ...byId(await moment.documentsById(documents.filter((id) => !pages.has(id))))]);
      yield { claims: within === null ? found : found.filter(({ id }) => within.has(id)), pages };
      if (found.length < CLAIMS) return;
      after = found.at(-1)!.id;
    }
  }

  /** Events by their first day. */
  async *#events(format: EventFormat): AsyncGenerator<Made> {
    const { shelf, redactor } = this.#parts, { limit = Infinity } = this.header.filter;
    let many = 0;
    for await (const bundles of ahead(this.#bundles(format))) {
      for (const all of bundles) {
        if (many >= limit) return;
        const bundle = redactor === null ? all : redactor.bundle(all);
        const written = format.write({ ...bundle, sides: sidesOf(bundle, shelf) }, shelf);
        if ("text" in written) many++;
        yield { written, claim: null, event: all.event };
      }
    }
  }

  /** Events that the filter lets through, some at a time, with all that they stand on. */
  async *#bundles(format: EventFormat): AsyncGenerator<Bundle[]> {
    const { moment, shelf } = this.#parts, { limit: _, ...filter } = this.header.filter;
    const verdicts = await verdictsNow(moment);
    for await (const met of new Events(moment, shelf.atlas, shelf.directory).each(filter, EVENTS)) {
      const found = format.unjudged === undefined ? met : met.filter(({ id }) => verdicts.has(id));
      if (format.unjudged !== undefined && met.length > found.length) this.left[format.unjudged] = (this.left[format.unjudged] ?? 0) + met.length - found.length;
      for (const some of byClaims(found)) {
        const claims = byId(await moment.claimsById(some.flatMap((event) => event.claims)));
        const pages = byId(await moment.documentsById([...new Set(some.flatMap((event) => event.documents.map(({ id }) => id)))]));
        yield some.map((event) => bundleOf(event, claims, pages, verdicts.get(event.id) ?? null));
      }
    }
  }

  /** Why an event without a verdict is left out, where the format has a place for no other and no filter could be the cause. */
  get #unjudged(): string | undefined {
    return this.format.of === "events" && Object.keys(this.header.filter).length === 0 ? this.format.unjudged : undefined;
  }

  /** What the earlier export told and this one does not, each with what took its place. */
  async *#withdrawn(earlier: Earlier, register: Register, left: ReadonlyMap<string, string>): AsyncGenerator<Change> {
    const { moment } = this.#parts;
    for await (const sent of earlier.items()) {
      if (register.seen(sent.id)) continue;
      yield { id: sent.id, change: "withdrawn", ...(sent.claim === null ? await eventGone(sent.id, left.get(sent.id) ?? this.#unjudged, moment) : await claimGone(sent.id, sent.claim, moment)) };
    }
  }
}

/** Events in portions of no more claims than are in memory at once; one with more has a portion of its own. */
function* byClaims(events: readonly Event[]): Generator<Event[]> {
  let some: Event[] = [], many = 0;
  for (const event of events) {
    if (some.length > 0 && many + event.claims.length > CLAIMS) { yield some; some = []; many = 0; }
    some.push(event);
    many += event.claims.length;
  }
  if (some.length > 0) yield some;
}

async function eventGone(id: string, left: string | undefined, moment: Ledger): Promise<Pick<Change, "reason" | "replaced_by">> {
  if ((await moment.items([id])).length > 0) return { reason: left === undefined ? "no longer meets the filter" : `left out now: ${left}`, replaced_by: [] };
  const now = await moment.redirected(id);
  return now === null ? { reason: "gone", replaced_by: [] } : { reason: "part of another event", replaced_by: [now] };
}

async function claimGone(id: string, { document, start, end }: NonNullable<Sent["claim"]>, moment: Ledger): Promise<Pick<Change, "reason" | "replaced_by">> {
  const now = await moment.claimsOf([document]);
  if (now.some((claim) => claim.id === id)) return { reason: "no longer meets the filter", replaced_by: [] };
  const instead = now.filter(({ span }) => span.start < end && span.end > start).map((claim) => claim.id);
  return { reason: instead.length > 0 ? "read otherwise" : "not read any more", replaced_by: instead };
}

function bundleOf(event: Event, claims: ReadonlyMap<string, Claim>, pages: ReadonlyMap<string, Document>, verdict: Bundle["verdict"]): Bundle {
  const own = <T>(ids: readonly string[], all: ReadonlyMap<string, T>): Map<string, T> => new Map(ids.flatMap((id) => { const one = all.get(id); return one === undefined ? [] : [[id, one] as const]; }));
  return { event, claims: byId(withCorrections([...own(event.claims, claims).values()], event.corrections)), pages: own(event.documents.map(({ id }) => id), pages), verdict };
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function begun(folder: string, header: Header): Manifest | null {
  try {
    return Manifest.begin(folder, header);
  } catch {
    return null;
  }
}

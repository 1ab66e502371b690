import type { Item, Ledger, Refiling } from "../ledger/index.ts";
import type { Claim } from "../reading/index.ts";
import { joinAffairs } from "./affairs.ts";
import { layerSorts, memberKey } from "./filing.ts";
import { eventName, FRAME, type Holdings, type Laid, type Placed } from "./held.ts";
import { heirsOf } from "./judged.ts";
import { lay } from "./laying.ts";
import { LAYERS } from "./outline.ts";
import type { Rulings } from "./rulings.ts";
import { shaped, type Shaped } from "./shape.ts";
import { eventItem, frameItem, incidentItem, paperItem, placedBy, siteOver } from "./settle.ts";
import { loadMembers, storiesOf, workOut, type Tools } from "./works.ts";

/** Pages, incidents or events that are in memory at once. */
const PAGES = 200;
const INCIDENTS = 2000;
const EVENTS = 250;
/** Names that are looked up at once. */
const NAMES = 1000;

/** What a rebuild needs beside what a change does. */
export type Whole = Holdings & Pick<Ledger, "arrivals">;

type Write = (change: Pick<Refiling, "put" | "remove" | "redirects">) => Promise<void>;

/** All frames, some at a time. Their order does not change while they are worked on. */
async function* frames(held: Whole): AsyncGenerator<Laid[]> {
  for (let after: { sort: number; id: string } | undefined; ;) {
    const found = await held.inOrder("frame", { limit: EVENTS, ...(after && { after }) });
    after = found.at(-1);
    if (found.length > 0) yield found.map(({ body }) => JSON.parse(body) as Laid);
    if (found.length < EVENTS) return;
  }
}

/** All items of a kind between two orders, some at a time; items of one order always come together. */
async function* inPortions<T>(held: Whole, kind: Item["kind"], range: { from?: number; to?: number }, many: number): AsyncGenerator<T[]> {
  let from = range.from ?? 0;
  for (;;) {
    let found = await held.inOrder(kind, { ...range, from, limit: many });
    if (found.length === 0) return;
    const last = found.at(-1)!.sort;
    // What shares its order with the last one belongs to one cell with it, however much it is.
    if (found.length === many) found = [...found.filter(({ sort }) => sort !== last), ...await held.inOrder(kind, { from: last, to: last })];
    yield found.map(({ body }) => JSON.parse(body) as T);
    from = last + 1;
  }
}

/**
 * Makes everything derived anew, out of the documents and claims alone, some days at a time. `write` keeps each part; what was
 * derived before must have been taken out. `names` are the events that there were: those that fall away are redirected.
 * `decided` is asked once all events are laid down, and not before: only then is it known which event a judgement's name stands for.
 */
export async function rebuild(held: Whole, write: Write, tools: Tools, names: readonly string[], decided: () => Promise<Rulings> = async () => tools.rulings): Promise<void> {
  for (let after = 0; ;) {
    const arrived = await held.arrivals(after, PAGES), page = arrived.map(({ id }) => id);
    if (page.length === 0) break;
    after = arrived.at(-1)!.arrival;
    const claims = new Map<string, Claim[]>();
    for (const claim of await held.claimsOf(page)) (claims.get(claim.document) ?? claims.set(claim.document, []).get(claim.document)!).push(claim);
    const put: Item[] = [];
    for (const document of await held.documentsById(page)) {
      const { paper, placed } = placedBy({ document, claims: claims.get(document.id) ?? [] }, tools);
      put.push(paperItem(paper), ...placed.map(incidentItem));
    }
    await write({ put, remove: [], redirects: [] });
  }
  for (const layer of LAYERS) {
    for await (const found of inPortions<Placed>(held, "incident", layerSorts(layer), INCIDENTS)) {
      const site = siteOver(held, tools);
      for (const one of found) site.incidents.put(one);
      await lay(site, layer, found);
      await write({
        put: [...site.incidents.changes().map(({ now }) => incidentItem(now!)), ...site.laid.changes().flatMap(({ now }) => (now === null ? [] : [frameItem(now)]))],
        remove: [], redirects: [],
      });
    }
  }
  for await (const found of frames(held)) {
    const site = siteOver(held, tools);
    await loadMembers(site.incidents, found.map(({ id }) => id));
    site.laid.take(found);
    for (const one of found) site.laid.put({ ...one, stories: storiesOf(site.incidents.under([memberKey(one.id)])) });
    await write({ put: site.laid.changes().map(({ now }) => frameItem(now!)), remove: [], redirects: [] });
  }
  const judged: Tools = { ...tools, rulings: await decided() };
  for await (const found of frames(held)) {
    const site = siteOver(held, tools);
    site.laid.take(found);
    await joinAffairs(site.laid, tools.grouping, found, true);
    const now = found.map(({ id }) => site.laid.get(id)!);
    await loadMembers(site.incidents, now.map(({ id }) => id));
    const events: Shaped[] = [];
    for (const one of now) events.push(...await shaped(site, one, judged.rulings));
    const made = await workOut(held, events, new Map(), judged);
    await write({
      put: [...site.laid.changes().map((change) => frameItem(change.now!)), ...events.map(({ id, laid }) => eventItem(laid, made.get(id)!))], remove: [], redirects: [],
    });
  }
  await redirectAll(held, write, names, judged.rulings);
}

/** Redirects the names of events that are no more to the events that hold their claims now. */
async function redirectAll(held: Whole, write: Write, names: readonly string[], rulings: Rulings): Promise<void> {
  for (let at = 0; at < names.length; at += NAMES) {
    const some = names.slice(at, at + NAMES);
    const standing = new Set((await held.items(some.map((id) => FRAME + id))).map(({ id }) => id.slice(FRAME.length)));
    const fallen = some.filter((id) => !standing.has(id));
    if (fallen.length === 0) continue;
    const was = fallen.map(eventName);
    const heirs = await heirsOf(held, new Set(was));
    const now = (heir: string | undefined): string | null => (heir === undefined ? null : rulings.mergedInto(heir)?.event ?? heir);
    await write({ put: [], remove: [], redirects: was.map((name) => ({ was: name, now: now(heirs.get(name)) })) });
  }
}

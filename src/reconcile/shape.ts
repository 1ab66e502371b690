import { byCode } from "./digest.ts";
import type { Event } from "./event.ts";
import { documentKey, memberKey, namedKey } from "./filing.ts";
import { eventName, type Laid, type Placed } from "./held.ts";
import type { Site } from "./laying.ts";
import { splitName, type Decision, type Rulings } from "./rulings.ts";
import { inOrder } from "./works.ts";

/** An event as people's decisions leave it: its id, what is left of its members, and the decisions that shaped it. */
export interface Shaped { id: string; laid: Laid; members: Placed[]; decisions: Event["decisions"] }

function told({ says, judgement }: Decision, what: string): Event["decisions"][number] {
  return { judgement, says: `${what} (${says}).` };
}

function only(member: Placed, claims: readonly string[]): Placed {
  return { ...member, claims: member.claims.filter((claim) => claims.includes(claim)), observed: member.observed.filter((claim) => claims.includes(claim)) };
}

/** The claims that people put into an event and that it does not hold yet, as members; notes the decisions. */
async function broughtIn(site: Site, event: string, members: readonly Placed[], rulings: Rulings, decisions: Event["decisions"]): Promise<Placed[]> {
  const assigned = rulings.assigned(event).filter((claim) => !members.some((member) => member.claims.includes(claim)));
  if (assigned.length === 0) return [];
  const claims = new Map((await site.held.claimsById([...assigned])).map((claim) => [claim.id, claim]));
  await site.incidents.load([...claims.values()].map((claim) => documentKey(claim.document)));
  const found: Placed[] = [];
  for (const id of assigned) {
    const claim = claims.get(id);
    if (claim === undefined) continue;
    // A claim may speak of several incidents; which of them brings it in must not hang on how they are stored.
    const [own] = site.incidents.under([documentKey(claim.document)]).filter((one) => one.claims.includes(id)).sort((a, b) => byCode(a.id, b.id));
    if (own === undefined) continue;
    found.push({ ...only(own, [id]), decided: true, reasons: [] });
    decisions.push(told(rulings.moved(id)!, `A person put a claim into it, ${id}`));
  }
  return found;
}

/**
 * The events that one laid-down event comes to once people's decisions stand over the computed grouping: usually itself; none
 * where it was merged into another or emptied; more where claims were split off. The computed grouping is not changed by it.
 */
export async function shaped(site: Site, laid: Laid, rulings: Rulings): Promise<Shaped[]> {
  const { incidents } = site;
  const id = laid.event;
  if (rulings.mergedInto(id)) return [];
  const decisions: Event["decisions"] = [];
  let members = inOrder(incidents.under([memberKey(laid.id)]), laid.id);
  for (const other of rulings.mergedFrom(id)) {
    await site.laid.load([namedKey(other)]);
    const [frame] = site.laid.under([namedKey(other)]);
    if (frame === undefined) continue;
    await incidents.load([memberKey(frame.id)]);
    members = [...members, ...inOrder(incidents.under([memberKey(frame.id)]), frame.id)];
    decisions.push(told(rulings.mergedInto(other)!, `A person merged ${other} into it`));
  }
  const away = members.flatMap((member) => member.claims).filter((claim) => {
    const moved = rulings.moved(claim);
    const gone = moved !== undefined && (moved.event === null ? moved.from === id : moved.event !== id);
    if (gone) decisions.push(told(moved, `A person took a claim out of it, ${claim}`));
    return gone;
  });
  if (away.length > 0) members = members.map((member) => only(member, member.claims.filter((claim) => !away.includes(claim))));
  // A page whose part was undecided, and that a person put where it stood already, is of the event from then on.
  members = members.flatMap((member) => {
    const meant = member.decided ? [] : member.claims.filter((claim) => rulings.moved(claim)?.event === id);
    for (const claim of meant) decisions.push(told(rulings.moved(claim)!, `A person decided that a claim is of it, ${claim}`));
    return meant.length === 0 ? [member] : [{ ...only(member, meant), decided: true, reasons: [] }, only(member, member.claims.filter((claim) => !meant.includes(claim)))];
  });
  members = [...members, ...await broughtIn(site, id, members, rulings, decisions)];
  const found: Shaped[] = [];
  for (const split of rulings.splitOff(id)) {
    const name = splitName(split.judgement), own: Event["decisions"] = [told(split, `A person split it off ${id}`)];
    const kept = split.claims.filter((claim) => {
      const moved = rulings.moved(claim), gone = moved?.event === null && moved.from === name;
      if (gone) own.push(told(moved, `A person took a claim out of it, ${claim}`));
      return !gone;
    });
    let parted = members.map((member) => only(member, kept)).filter((member) => member.claims.length > 0);
    parted = [...parted, ...await broughtIn(site, name, parted, rulings, own)];
    if (parted.length > 0) found.push({ id: name, laid, members: parted, decisions: own });
    if (!members.some((member) => member.claims.some((claim) => split.claims.includes(claim)))) continue;
    members = members.map((member) => only(member, member.claims.filter((claim) => !split.claims.includes(claim))));
    decisions.push(told(split, "A person split claims off it"));
  }
  const left = members.filter((member) => member.claims.length > 0);
  return left.length === 0 ? found : [{ id, laid, members: left, decisions }, ...found];
}

/** The frames of the events that decisions bring into play when these events, or these claims, change. */
export async function alsoTouched(site: Site, events: Iterable<string>, claims: Iterable<string>, rulings: Rulings): Promise<string[]> {
  const names = new Set<string>();
  // Also for those that are no more: what they were merged into loses them.
  for (const frame of events) {
    const into = rulings.mergedInto(eventName(frame));
    if (into) names.add(into.event);
  }
  for (const claim of claims) {
    const moved = rulings.moved(claim);
    if (moved?.event) names.add(rulings.splitFrom(moved.event) ?? moved.event);
  }
  await site.laid.load([...names].map(namedKey));
  return site.laid.under([...names].map(namedKey)).map(({ id }) => id);
}

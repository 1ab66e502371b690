import { familyOf, takes } from "./kinds.ts";
import { byCode } from "./digest.ts";
import type { Cited, Slot } from "./event.ts";
import type { Claim, ActorRef } from "../reading/index.ts";
import type { Kinship } from "./kinship.ts";
import type { Sources } from "./origins.ts";
import { contradict, type Toll } from "./tolls.ts";

type Value = Slot["values"][number];

/** A claim cited for a value, with the claim's own words unless better ones are given. */
export function cite<T>(claim: Claim, value: T, words: { text: string; anchor: { start: number; end: number } } | null = null): Cited<T> {
  return {
    value, claim: claim.id, document: claim.document,
    text: words?.text ?? claim.span.exact, anchor: words?.anchor ?? { start: claim.span.start, end: claim.span.end },
  };
}

/** A figure as it is written in a slot: `25`, `25..` (at least), `..40` (at most), `20..30`. */
export function figureOf({ low, high }: { low: number | null; high: number | null }): string {
  return low !== null && low === high ? String(low) : `${low ?? ""}..${high ?? ""}`;
}

/** A claim that denies: it, or its origin, says that something did not happen. */
export function denies(claim: Claim): boolean {
  if (claim.type === "confirmation") return claim.polarity === "negative" && claim.factuality !== "unknown" || claim.attribution.at(-1)?.stance === "denies";
  return claim.polarity === "negative" && claim.attribution.at(-1)?.stance === "denies";
}

/** A claim that tells what happened, rather than confirming, doubting or denying it. */
export function tells(claim: Claim): boolean {
  return claim.polarity === "positive" && claim.type !== "confirmation" && claim.factuality !== "unknown";
}

/** What an origin says of the outcome, where a claim of it says any. */
export function outcomeOf(claim: Claim): string | null {
  if (denies(claim)) return "denied";
  if (!tells(claim)) return null;
  if (claim.type === "repelled") return "repelled";
  if (takes(claim.type)) return "territory taken";
  if (claim.counts.some((count) => count.quantity === "positions-taken")) return "territory taken";
  return null;
}

/** Settles whether two origins may contradict one another: never an origin itself, nor what only repeats it. */
export interface Bench { sources: Sources; kinship: Kinship; date: string | null; decided(claim: Claim): boolean }

function opponents(a: Claim, b: Claim, bench: Bench): boolean {
  const x = bench.sources.of.get(a.id)!;
  const y = bench.sources.of.get(b.id)!;
  if (x === y || echoes(x, y, bench) || echoes(y, x, bench)) return false;
  // A page that may be of another event contradicts nobody on it but itself.
  return a.document === b.document || (bench.decided(a) && bench.decided(b));
}

/** A page whose own words sum up an origin of its side, or of none, is no voice against it. */
function echoes(a: string, b: string, { sources }: Bench): boolean {
  const page = sources.origin(a);
  if (page === undefined || page.depends_on === null || !sources.voices.get(a)?.own || sources.between(a, b) !== "dependent") return false;
  const side = sources.origin(b)?.side ?? null;
  return page.side === null || side === null || page.side === side;
}

function ids(refs: readonly ActorRef[]): string[] {
  return refs.map((ref) => ref.id).filter((id) => id !== null);
}

function meet(a: readonly string[], b: readonly string[], { kinship, date }: Bench): boolean {
  return a.some((x) => b.some((y) => kinship.linked(x, y, date)));
}

function outcomesClash(a: Claim, b: Claim, bench: Bench): boolean {
  const [x, y] = [outcomeOf(a), outcomeOf(b)];
  if (x === null && y === null) return holdersClash(a, b, bench);
  if (x === "denied" || y === "denied") {
    const [denial, other] = x === "denied" ? [a, b] : [b, a];
    if (outcomeOf(other) === "denied" || !tells(other)) return false;
    if (denial.about.length > 0) return denial.about.includes(other.id);
    const named = ids([...denial.initiators, ...denial.targets]);
    const theirs = ids([...other.initiators, ...other.targets]);
    return named.length === 0 || theirs.length === 0 || meet(named, theirs, bench);
  }
  if ((x === "repelled" && y === "territory taken") || (x === "territory taken" && y === "repelled")) {
    const attackers = [ids(a.initiators), ids(b.initiators)] as const;
    return attackers[0].length === 0 || attackers[1].length === 0 || meet(attackers[0], attackers[1], bench);
  }
  return holdersClash(a, b, bench);
}

/** One says that a side holds the place, another that its enemy took it. */
function holdersClash(a: Claim, b: Claim, bench: Bench): boolean {
  const [control, other] = a.type === "control" ? [a, b] : [b, a];
  if (control.type !== "control" || !tells(control) || !tells(other) || !(takes(other.type) || other.type === "control")) return false;
  const [holder, taker] = [ids(control.initiators), ids(other.initiators)];
  if (holder.length === 0 || taker.length === 0 || meet(holder, taker, bench)) return false;
  const key = (claim: Claim): string[] => claim.places.map((place) => place.id ?? place.name);
  const theirs = new Set(key(other));
  return key(control).some((place) => theirs.has(place));
}

/** The act's author, where a claim names one: in a clash both sides act, so only one-sided acts tell. */
function authors(claim: Claim): string[] {
  const oneSided = claim.type === "responsibility" || claim.type === "attack" || claim.type === "grenade" || claim.type === "suicide-bomb"
    || claim.type === "air-drone-strike" || claim.type === "shelling-artillery-missile-attack" || claim.type === "chemical-weapon"
    || claim.type === "remote-explosive-landmine-ied" || claim.type === "abduction-forced-disappearance";
  return oneSided && tells(claim) ? ids(claim.initiators) : [];
}

function authorsClash(a: Claim, b: Claim, bench: Bench): boolean {
  const [x, y] = [authors(a), authors(b)];
  if (x.length === 0 || y.length === 0 || meet(x, y, bench)) return false;
  // Two sides that shell each other are no rivals over one act: then the one's author is the other's target.
  if (meet(x, ids(b.targets), bench) || meet(y, ids(a.targets), bench)) return false;
  if (a.type === b.type) return true;
  // Whoever backs or ordered an assault does not deny that others carried it out; a bomb from afar has one author.
  const blamed = a.type === "responsibility" ? b : b.type === "responsibility" ? a : null;
  return blamed !== null && (familyOf(blamed.type) === "fire" || blamed.type === "remote-explosive-landmine-ied");
}

function value(claim: Claim, said: string, bench: Bench, words: { text: string; anchor: { start: number; end: number } } | null = null): Value {
  return { ...cite(claim, said, words), origin: bench.sources.of.get(claim.id)! };
}

function slot(attribute: Slot["attribute"], values: readonly Value[], quantity: Slot["quantity"] = null, group: string | null = null): Slot {
  return { attribute, quantity, group, values: [...values].sort((a, b) => byCode(a.origin, b.origin) || byCode(a.claim, b.claim) || byCode(a.value, b.value)) };
}

/** Sorts a list by a key; what has one key is alike. */
export function alike<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const classes = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const held = classes.get(name);
    if (held) held.push(item);
    else classes.set(name, [item]);
  }
  return [...classes.values()];
}

/**
 * Every pair of claims that contradict each other on what happened. Claims of one origin that say the same stand or fall
 * together, so one of each kind is compared: an event of thousands of claims has few kinds.
 */
function clashes(claims: readonly Claim[], bench: Bench, clash: (a: Claim, b: Claim, bench: Bench) => boolean, found: (a: readonly Claim[], b: readonly Claim[]) => void): void {
  const named = new Set(claims.flatMap((claim) => claim.about));
  const kinds = alike(claims, (claim) => JSON.stringify([
    bench.sources.of.get(claim.id), bench.decided(claim) ? "" : claim.document, claim.type, claim.polarity, claim.factuality, claim.attribution.at(-1)?.stance ?? "",
    ids(claim.initiators), ids(claim.targets), claim.places.map((place) => place.id ?? place.name), claim.about, named.has(claim.id) ? claim.id : "",
    claim.counts.some((count) => count.quantity === "positions-taken"),
  ]));
  kinds.forEach((ours, at) => {
    for (let next = at + 1; next < kinds.length; next++) {
      const theirs = kinds[next]!;
      if (opponents(ours[0]!, theirs[0]!, bench) && clash(ours[0]!, theirs[0]!, bench)) found(ours, theirs);
    }
  });
}

/** The claims of a list that stand against another one of it. */
function clashing(claims: readonly Claim[], bench: Bench, clash: (a: Claim, b: Claim, bench: Bench) => boolean): Claim[] {
  const against = new Set<Claim>();
  clashes(claims, bench, clash, (ours, theirs) => { for (const claim of [...ours, ...theirs]) against.add(claim); });
  return [...against];
}

/** Pairs of origins that contradict each other on what happened (not on how many died), as `a b`. */
export function divided(claims: readonly Claim[], bench: Bench): Set<string> {
  const pairs = new Set<string>();
  clashes(claims, bench, (a, b) => outcomesClash(a, b, bench) || authorsClash(a, b, bench), ([a], [b]) => {
    const [x, y] = [bench.sources.of.get(a!.id)!, bench.sources.of.get(b!.id)!];
    pairs.add(`${x} ${y}`).add(`${y} ${x}`);
  });
  return pairs;
}

/** The slots on which origins contradict one another, with every value that takes part. */
export function contestedOf(claims: readonly Claim[], tolls: readonly Toll[], bench: Bench): Slot[] {
  const slots: Slot[] = [];
  const outcomes = clashing(claims, bench, outcomesClash);
  if (outcomes.length > 0) {
    slots.push(slot("outcome", outcomes.map((claim) => value(claim, outcomeOf(claim) ?? (claim.type === "control" ? "held" : "happened"), bench))));
  }
  const rivals = clashing(claims, bench, authorsClash);
  if (rivals.length > 0) {
    slots.push(slot("initiator", rivals.flatMap((claim) => claim.initiators.filter((ref) => ref.id !== null)
      .map((ref) => value(claim, ref.id!, bench, claim.span.start <= ref.anchor.start ? ref : null)))));
  }
  return [...slots, ...contestedTolls(tolls.filter((toll) => !toll.superseded), bench)];
}

function contestedTolls(tolls: readonly Toll[], bench: Bench): Slot[] {
  const byQuantity = new Map<string, Map<string, Toll[]>>();
  // One citation a figure, origin and page is enough.
  const figures = alike(tolls, (toll) => JSON.stringify([toll.origin, toll.claim.document, toll.quantity, toll.group, toll.low, toll.high, familyOf(toll.claim.type), toll.count.of])).map(([first]) => first!);
  for (const toll of figures) {
    const origins = byQuantity.get(toll.quantity) ?? byQuantity.set(toll.quantity, new Map()).get(toll.quantity)!;
    (origins.get(toll.origin) ?? origins.set(toll.origin, []).get(toll.origin)!).push(toll);
  }
  const held = new Map<string, Set<Toll>>();
  for (const origins of byQuantity.values()) {
    const lists = [...origins.values()];
    lists.forEach((ours, at) => {
      for (const theirs of lists.slice(at + 1)) {
        for (const [a, b] of irreconcilable(ours, theirs, bench)) {
          const key = `${a.quantity}\n${a.group === b.group ? a.group ?? "" : ""}`;
          (held.get(key) ?? held.set(key, new Set()).get(key)!).add(a).add(b);
        }
      }
    });
  }
  return [...held].sort(([a], [b]) => byCode(a, b)).map(([key, list]) => {
    const [quantity, group] = key.split("\n") as [Toll["quantity"], string];
    return slot("toll", [...list].map((toll) => value(toll.claim, figureOf(toll), bench, toll.count)), quantity, group === "" ? null : group);
  });
}

/** The pairs of two origins' figures that cannot both hold; none when one figure of the one goes with one of the other's. */
function irreconcilable(ours: readonly Toll[], theirs: readonly Toll[], bench: Bench): [Toll, Toll][] {
  const pairs: [Toll, Toll][] = [];
  const agreeing = new Set<string>();
  for (const a of ours) {
    for (const b of theirs) {
      if (!opponents(a.claim, b.claim, bench) || !comparable(a, b)) continue;
      if (contradict(a, b, bench.kinship, bench.date)) pairs.push([a, b]);
      else if (a.group === b.group) agreeing.add(a.group ?? "");
    }
  }
  return pairs.filter(([a, b]) => !agreeing.has(a.group ?? "") && !agreeing.has(b.group ?? ""));
}

/** Figures of one act: the dead of a massacre within a battle are not the battle's. */
function comparable(a: Toll, b: Toll): boolean {
  const [x, y] = [familyOf(a.claim.type), familyOf(b.claim.type)];
  return x === "none" || y === "none" || x === y;
}

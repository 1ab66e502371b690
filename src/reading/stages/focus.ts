import { distanceKm } from "../../atlas/index.ts";
import { ACTS } from "../acts.ts";
import { foldName } from "../../text/index.ts";
import type { ActorRef, Claim, PlaceRef, TimeRef } from "../claim.ts";
import { sumsUp } from "./sums.ts";

/** What the story is about so far: the place, day and parties of the last event told. */
export interface Focus {
  places: PlaceRef[]; time: TimeRef | null; initiators: ActorRef[]; targets: ActorRef[];
  /** Every party told of so far, the latest first. */
  parties: ActorRef[];
  /** The first party of the claim before, for "some of them". */
  subject: ActorRef | null;
  /** Who was told to face whom, the latest first; each pair once, so that a long page costs no more for it. */
  foes: (readonly [ActorRef, ActorRef])[];
  /** The last event of each kind, for "the offensive", "the raid" after something else was told. */
  frames: Partial<Record<Kind, Frame>>;
  /** The event that the story is about: the first that it tells, with what later sentences on the same place add to it. */
  main: Frame | null;
  /** True once the story has gone to another place or an earlier day than its main event. */
  aside: boolean;
  /** "state" or "group": which camp a party is of, or null. */
  camp: (id: string) => string | null;
}

/** Place, day and parties of one event. */
export interface Frame { places: PlaceRef[]; time: TimeRef | null; initiators: ActorRef[]; targets: ActorRef[] }

/** Kinds of events that a later noun may go back to. */
export type Kind = "air" | "shelling" | "blast" | "ground";
const KIND: Readonly<Record<string, Kind>> = {
  "air-drone-strike": "air", "shelling-artillery-missile-attack": "shelling", "remote-explosive-landmine-ied": "blast", "suicide-bomb": "blast",
  "armed-clash": "ground", "non-state-actor-overtakes-territory": "ground", "government-regains-territory": "ground",
};
/** The event that an act noun goes back to: the last of its kind, or the last told. "The attack" may be any. */
const referent = (focus: Focus, act: string): Frame => focus.frames[KIND[ACTS[act]?.type ?? ""] ?? "none" as Kind] ?? focus;

const VIOLENT = new Set(["armed-clash", "non-state-actor-overtakes-territory", "government-regains-territory", "air-drone-strike", "suicide-bomb", "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "attack", "repelled", "chemical-weapon", "grenade", "mob-violence", "abduction-forced-disappearance"]);
/** Figures of people: whose vehicles were destroyed is for the text to say. */
const PEOPLE: ReadonlySet<string> = new Set(["killed", "wounded", "captured", "missing"]);
/** Acts that belong to the assault told just before; a strike or a clash may be anybody's. */
const SAME_HAND = new Set(["suicide-bomb", "non-state-actor-overtakes-territory", "government-regains-territory", "repelled"]);
/** Claims about a state of things or about other claims: they take no day over. */
const TIMELESS = new Set(["control", "assessment", "confirmation", "change-to-group-activity"]);

const carried = <T extends { inherited: boolean }>(list: readonly T[]): T[] => list.map((value) => ({ ...value, inherited: true }));
const ids = (list: readonly ActorRef[]): string[] => list.map((a) => a.id).filter((id): id is string => id !== null);

/** How far (km) a town may lie from the middle of the province it was told to be in. */
const PROVINCE = 120;
/** How far (km) a town may lie from the middle of the district of its name. */
const NAMESAKE = 25;

/** Whether two places are one, or one may be the province that the other is in ("in Idlib province … in the town of …"). */
export function sameGround(p: PlaceRef, f: PlaceRef): boolean {
  if (f.id !== null && f.id === p.id) return true;
  if (p.country === null || p.country !== f.country || p.lat === null || p.lon === null || f.lat === null || f.lon === null) return false;
  // A town and the district named after it are one scene.
  const near = (p.precision !== 3) === (f.precision !== 3) ? (foldName(p.name) === foldName(f.name) ? NAMESAKE : 0) : PROVINCE;
  return distanceKm({ lat: p.lat, lon: p.lon }, { lat: f.lat, lon: f.lon }) < near;
}

/** How a claim's words point back at what was told before. */
export interface Hints {
  /** It speaks of an act named before ("the attack killed …"). */
  anaphoric: boolean;
  /** It counts some of those told of just before ("a dozen of them"). */
  pronoun: boolean;
  /** Its targets are a general noun ("fighters"). */
  general: boolean;
  /** The words are those of whoever won. */
  victor: boolean;
  /** The act that names it. */
  act: string;
  /** The rest of its sentence tells the act with which it happened: nobody's hand is taken over from another. */
  told: boolean;
  /** Its own places are parts of a scene (a hill, a hotel), not another town. */
  scene: boolean;
}

/** People on the move: who made them move is for the text to say. */
const ON_THE_MOVE = new Set(["flee", "evacuate", "displace"]);

/** How far (km) a town may lie from the middle of the region that it was told to be in. */
const REGION = 200;

/** Whether `p` is a town where `f` was only the country or a region about it: the same scene, told more closely. */
function finer(p: PlaceRef, f: PlaceRef): boolean {
  if (f.precision !== 3 || p.precision === 3 || p.country === null || p.country !== f.country || p.lat === null || p.lon === null || f.lat === null || f.lon === null) return false;
  return f.id?.startsWith("cc:") === true || distanceKm({ lat: p.lat, lon: p.lon }, { lat: f.lat, lon: f.lon }) < REGION;
}

/** Fills what a claim's own words leave open from the story before it, and says so in each value (`inherited`). */
export function inherit(claim: Claim, focus: Focus, { anaphoric, pronoun, general, victor, act, told, scene }: Hints): void {
  if (claim.type === "assessment" || sumsUp(claim)) return;
  const last = anaphoric ? referent(focus, act) : focus;
  const placed = claim.places.some((p) => !p.inherited);
  if (claim.places.length === 0 && claim.type !== "confirmation") claim.places = carried(last.places.filter((p) => p.role !== "from" && p.role !== "toward").slice(0, 1));
  const same = !placed || scene || claim.places.some((p) => last.places.some((f) => sameGround(p, f)));
  if (!claim.time && last.time && same && !TIMELESS.has(claim.type)) claim.time = { ...last.time, inherited: true };
  if (claim.type === "confirmation" || claim.type === "control") return;
  if (claim.type === "responsibility" && claim.polarity === "negative") return;
  // "La riposte a été vigoureuse": of those who were attacked, against those who attacked.
  if (act === "riposte" && claim.initiators.length === 0 && claim.targets.length === 0 && same) {
    claim.initiators = carried(armedOnly(last.targets)); claim.targets = carried(last.initiators);
    return;
  }
  // "le raid a tué 52 combattants": whose fighters they were, the event told before says.
  const struck = last.targets.filter((a) => a.id !== null && focus.camp(a.id) === "group"); // "militants" are no state's soldiers
  if (general && anaphoric && struck.length && same && ids(last.initiators).every((id) => !struck.some((a) => a.id === id))) claim.targets = carried(struck);
  const doers = ids(claim.initiators), done = ids(claim.targets), before = ids(last.initiators);
  if (claim.type === "repelled") {
    if (doers.length === 0) claim.initiators = carried(armedOnly(opponents(focus, claim.targets, last.initiators)));
    if (done.length === 0) claim.targets = carried(armedOnly(opponents(focus, claim.initiators, last.targets)));
    return;
  }
  // What is shot down was fired by whoever fired last, and by whom he fired at.
  const fired = act !== "seize" && claim.type === "disrupted-weapons-use" ? focus.frames.shelling ?? focus.frames.air ?? null : null;
  if (fired) {
    if (done.length === 0) claim.targets = carried(fired.initiators.filter((a) => a.id !== null && !doers.includes(a.id)));
    if (doers.length === 0) claim.initiators = carried(armedOnly(fired.targets.filter((a) => a.id !== null && !ids(claim.targets).includes(a.id))));
    return;
  }
  if (pronoun && done.length === 0 && focus.subject && !doers.includes(focus.subject.id ?? "")) { claim.targets = carried([focus.subject]); done.push(...ids(claim.targets)); }
  const tollLike = claim.type === "toll" || claim.counts.some((c) => c.quantity === "killed");
  // The dead of some weeks are nobody's alone.
  const whole = claim.time !== null && !claim.time.inherited && (claim.time.precision === 4 || (claim.time.start !== null && claim.time.end === null));
  const people = claim.type === "movement" && ON_THE_MOVE.has(act);
  if (doers.length === 0 && claim.initiators.length === 0 && !whole && !people && !told && (same || claim.type === "movement")) {
    if (done.length > 0 && done.every((id) => before.includes(id))) claim.initiators = carried(armedOnly(opponents(focus, claim.targets, last.targets)));
    else if (VIOLENT.has(claim.type) && !anaphoric && (done.length === 0 || done.every((id) => id === "civilians"))) { if (SAME_HAND.has(claim.type)) claim.initiators = carried(last.initiators.filter((a) => claim.type !== "suicide-bomb" || a.id === null || focus.camp(a.id) !== "state")); }
    else if ((tollLike && (done.length > 0 || claim.counts.some((c) => PEOPLE.has(c.quantity)))) || anaphoric || claim.type === "movement") claim.initiators = carried(armedOnly(opponents(focus, claim.targets, last.initiators)));
  }
  if (claim.targets.length === 0 && claim.type === "toll" && !victor && claim.counts.some((c) => PEOPLE.has(c.quantity))) claim.targets = carried(opponents(focus, claim.initiators, last.targets));
  if (claim.targets.length === 0 && anaphoric && same && VIOLENT.has(claim.type)) claim.targets = carried(opponents(focus, claim.initiators, last.targets));
}

/** Those of `first` that can face `known`: nobody fights himself or his own camp, and nobody is made up when none can. */
function opponents(focus: Focus, known: readonly ActorRef[], first: readonly ActorRef[]): ActorRef[] {
  const own = ids(known), camps = own.map(focus.camp).filter(Boolean);
  const faces = (a: ActorRef): boolean => a.id !== null && !own.includes(a.id) && !(focus.camp(a.id) !== null && camps.includes(focus.camp(a.id)));
  const fitting = first.filter(faces);
  if (fitting.length || own.length === 0) return fitting;
  const met = faced(focus, known);
  return met && faces(met) ? [met] : [];
}

/** Whom the story has told of fighting these, where it is one and the same throughout. */
export function faced(focus: Focus, known: readonly ActorRef[]): ActorRef | null {
  const own = ids(known), met = focus.foes.flatMap(([a, b]) => (own.includes(a.id!) ? [b] : own.includes(b.id!) ? [a] : []));
  return met.length && met.every((a) => a.id === met[0]!.id) ? met[0]! : null;
}

/** Keeps a day that the story states where no claim was read, for the sentences that follow. */
export function dayTold(time: TimeRef, focus: Focus): void {
  if (!focus.time && time.precision === 1 && time.start) focus.time = time;
}

/** A new paragraph after an aside goes on with the event that the story is about. */
export function paragraph(focus: Focus): void {
  if (!focus.aside || !focus.main) return;
  Object.assign(focus, { places: focus.main.places, time: focus.main.time, initiators: focus.main.initiators, targets: focus.main.targets, aside: false });
}

const together = (a: readonly PlaceRef[], b: readonly PlaceRef[]): boolean => a.some((p) => b.some((q) => (p.id !== null ? p.id === q.id : p.name === q.name)));

/** Civilians are never taken over as the doers of what comes next. */
export const armedOnly = (list: readonly ActorRef[]): ActorRef[] => list.filter((a) => a.id !== "civilians");

/** Moves the focus on to what a claim told in its own words; `stays` where the claim's own places are parts of the scene (a hill, a bridge), `dated` where who claims an act says its day. */
export function moveOn(claim: Claim, focus: Focus, { stays = false, dated = false }: { stays?: boolean; dated?: boolean } = {}): void {
  if (claim.type === "assessment" || claim.type === "confirmation" || sumsUp(claim)) return;
  const told = [...claim.initiators, ...claim.targets].filter((a) => a.id && !a.inherited).sort((a, b) => a.anchor.start - b.anchor.start);
  // "They" are those named last, though nobody knows who they are.
  const first = [...claim.initiators, ...claim.targets].filter((a) => !a.inherited).sort((a, b) => a.anchor.start - b.anchor.start)[0];
  if (first) focus.subject = first;
  focus.parties = [...told, ...focus.parties].slice(0, 12);
  // "in the province" keeps the story in its town; what something heads for is not where the story is.
  const settled = focus.places.filter((p) => p.role !== "from" && p.role !== "toward");
  const own = stays && focus.places.length > 0 ? [] : claim.places.filter((p) => !p.inherited && (p.precision < 3 || p.lat === null || settled.length === 0));
  if (own.length && !["movement", "control", "responsibility"].includes(claim.type)) {
    // From nowhere, or from a region to a town in it, a story does not move on.
    const moved = focus.places.length > 0 && !own.some((p) => focus.places.some((f) => f.id === p.id || sameGround(p, f) || finer(p, f)));
    focus.places = own;
    if (moved && focus.time && !(claim.time && !claim.time.inherited)) focus.time = null;
  } else if (own.length && focus.places.length === 0) focus.places = own;
  // The day on which somebody claimed it is not the day of the act.
  if (claim.time && !claim.time.inherited && claim.time.precision === 1 && !TIMELESS.has(claim.type) && (claim.type !== "responsibility" || dated)) focus.time = claim.time;
  if (VIOLENT.has(claim.type) && claim.initiators.some((a) => !a.inherited)) {
    focus.initiators = armedOnly(claim.initiators);
    if (claim.targets.length) focus.targets = claim.targets;
    else focus.targets = focus.targets.filter((t) => !ids(claim.initiators).includes(t.id ?? ""));
  } else if (VIOLENT.has(claim.type) && claim.targets.some((a) => !a.inherited)) focus.targets = claim.targets;
  if (VIOLENT.has(claim.type)) for (const a of told.filter((a) => claim.initiators.includes(a))) for (const b of told.filter((b) => claim.targets.includes(b))) if (a.id !== "civilians" && b.id !== "civilians") focus.foes = [[a, b], ...focus.foes.filter(([x, y]) => x.id !== a.id || y.id !== b.id)];
  const kind = KIND[claim.type];
  // What has gone on since some day does not say the day of what is told next.
  if (kind) focus.frames[kind] = { places: claim.places, time: claim.time?.end === null && claim.time.candidates.length === 0 ? focus.time : claim.time, initiators: armedOnly(claim.initiators), targets: claim.targets };
  keepMain(claim, focus);
}

/** Keeps the main event, and notes when the story leaves it. */
function keepMain(claim: Claim, focus: Focus): void {
  const now: Frame = { places: focus.places, time: focus.time, initiators: focus.initiators, targets: focus.targets };
  if (!focus.main) { if (VIOLENT.has(claim.type) && claim.places.length) focus.main = now; return; }
  const closer = focus.main.places.length > 0 && focus.main.places.every((f) => focus.places.some((p) => finer(p, f)));
  const there = closer || together(focus.places, focus.main.places);
  const earlier = Boolean(claim.time && !claim.time.inherited && focus.main.time?.start && claim.time.end && claim.time.end < focus.main.time.start);
  if (earlier || !there) { focus.aside = true; return; }
  if (!focus.aside) focus.main = { places: closer ? focus.places : focus.main.places, time: focus.main.time ?? focus.time, initiators: focus.main.initiators.length ? focus.main.initiators : focus.initiators, targets: focus.main.targets.length ? focus.main.targets : focus.targets };
}

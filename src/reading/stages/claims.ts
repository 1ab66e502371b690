import { sha256, spanOf, type Range } from "../../text/index.ts";
import type { Atlas } from "../../atlas/index.ts";
import type { Directory } from "../../directory/index.ts";
import type { Document } from "../../page/index.ts";
import type { ActorRef, Claim, ClaimType, Count, Derivation, Link, Loaded, PlaceRef, Quantity, TimeRef } from "../claim.ts";
import type { ActorMention } from "./actors.ts";
import { RELATIVE } from "./attribution.ts";
import { chainOf, isBody, links, type Speaking } from "./chains.ts";
import type { Draft } from "./draft.ts";
import { reports } from "./sources.ts";
import { hinge } from "./hinges.ts";
import { dayTold, faced, inherit, moveOn, paragraph, type Focus } from "./focus.ts";
import { contains, precision, type PlaceMention } from "./places.ts";
import type { Sense, Telling } from "./read-sentence.ts";
import { backdate } from "./lede.ts";
import { runs, speakerOf, within } from "./quotes.ts";
import { ofAnybody, sumsUp } from "./sums.ts";
import type { TimeMention } from "./times.ts";
import { isActNoun, isDemonstrative, isOwns, isPronoun, isSay, tagged, theLoaded } from "../tags.ts";

const isArticleOrAnd = tagged("article", "and"), isPossessiveOrFirstPerson = tagged("possessive", "first-person"), isGroupOrCount = tagged("side-noun", "group-noun", "force", "counted"), isEdge = tagged("and", "sub", "after"), isFirstPerson = tagged("first-person");

/** Turns the drafts of one story into claims: words to anchors, chains of sources, and what the story adds. */
export function claims(senses: readonly Sense[], document: Document, telling: Telling, language: string, publisher: string | null, story: number, headline: PlaceRef[] = []): Claim[] {
  const made: Claim[] = [];
  const camp = (id: string): string | null => {
    const kind = telling.directory.actor(id)?.kind;
    return kind === "state-force" || kind === "government" || kind === "coalition" ? "state" : kind === "armed-group" ? "group" : null;
  };
  const focus: Focus = { places: headline, time: null, initiators: [], targets: [], parties: [], subject: null, foes: [], frames: {}, main: null, aside: false, camp };
  const speaking: Speaking = { chain: [], body: [], sentence: -9, doer: null };
  let previous: Claim[] = [];
  const quotations = runs(senses, document.text);
  senses.forEach((sense, at) => {
    const { tokens } = sense.sentence;
    const anchor = (m: { from: number; to: number }): Range => ({ start: tokens[m.from]!.start, end: tokens[m.to - 1]!.end });
    const worded = (m: { from: number; to: number }) => { const a = anchor(m); return { text: document.text.slice(a.start, a.end), anchor: a, inherited: false }; };
    const here: Claim[] = [];
    if (at > 0 && document.text.slice(senses[at - 1]!.sentence.end, sense.sentence.start).includes("\n")) paragraph(focus);
    for (const draft of sense.drafts) {
      const range = trim(sense, draft);
      if (!range) continue;
      const actorRef = (a: ActorMention): ActorRef => ({ id: a.id, name: a.id ? telling.directory.actor(a.id)?.name[language] ?? telling.directory.actor(a.id)?.name["en"] ?? a.name : a.name, ...worded(a) });
      const time = pickTime(draft, sense);
      const span = spanOf(document.text, range);
      const type = draft.type as ClaimType;
      const claim: Claim = {
        id: idOf(document, span, type),
        document: document.id, span, type,
        initiators: distinct(draft.initiators.map(actorRef)), targets: distinct(draft.targets.map(actorRef)),
        places: finest(draft.places).map((p) => placeRef(p, worded(p), telling.atlas)),
        time: time ? timeRef(time, worded(time)) : null,
        counts: countsOf(draft, worded, actorRef),
        attribution: draft.source ? ownSource(sense, draft, document, telling, language) : chainOf(sense, draft, document, telling.directory, language, speaking, publisher, at),
        factuality: draft.factuality, polarity: draft.polarity,
        loaded: loadedIn(sense, range, document), about: [], story,
        derivation: derive(draft, worded, sense),
      };
      const run = quotations[at] ?? null, voice = run && claim.attribution.length === 0 && within(run, at, draft.trigger.from, sense) ? speakerOf(run, senses) : null;
      if (voice) claim.attribution = links(voice.sense, voice.a, document, telling.directory, language).map((l) => ({ ...l, inherited: true })).filter((l) => publisher === null || l.source.id !== publisher);
      if (claim.time?.candidates.length) narrow(claim, telling);
      if (claim.counts.length === 0 && claim.type === "toll") continue;
      if (sumsUp(claim)) ofAnybody(claim, draft, tokens);
      speakerFills(claim, draft, sense, focus, at - speaking.sentence <= 4 ? speaking.chain.at(-1) ?? null : null, telling);
      const behind = hinge(draft, sense);
      if (behind?.places.length) claim.places = behind.places.map((p) => placeRef(p, worded(p), telling.atlas));
      if (behind?.act && claim.initiators.length === 0) claim.initiators = distinct(behind.act.initiators.map(actorRef));
      // "…, faisant trois morts": the dead of what the sentence has just told.
      const led = draft.clause.kind === "participle" && draft.initiators.length === 0 && ["toll", "kill", "wound"].includes(draft.act) ? here.at(-1) ?? null : null;
      if (led && led.type !== "confirmation" && led.type !== "assessment" && claim.initiators.length === 0) claim.initiators = led.initiators.map((a) => ({ ...a, inherited: true }));
      const own = sumsUp(claim) ? undefined : here.findLast((c) => !sumsUp(c) && c.places.some((p) => !p.inherited));
      if (own && claim.places.length === 0 && claim.type !== "confirmation") claim.places = own.places.filter((p) => p.role === "at" || p.role === "near").slice(0, 1).map((p) => ({ ...p, inherited: true }));
      // "attaquée en juillet : 18 soldats y étaient morts": the sentence's own words of time come before the story's.
      const dated = here.findLast((c) => c.time !== null && !sumsUp(c) && !c.time.inherited && c.time.end !== null && c.type !== "responsibility");
      if (dated && !claim.time && !elsewhen(draft) && !["control", "assessment", "confirmation", "change-to-group-activity"].includes(claim.type)) claim.time = { ...dated.time!, inherited: true };
      const shut = !claim.time && elsewhen(draft) ? focus.time : null;
      if (shut) focus.time = null;
      inherit(claim, focus, {
        anaphoric: draft.anaphoric, act: draft.act, scene: draft.places.length > 0 && draft.places.every((p) => p.site === true), victor: draft.victor === true, told: led !== null || (behind?.act != null && behind.act.type !== "toll"),
        pronoun: draft.counts.some((c) => c.mention.of !== null && tokens.slice(c.mention.of.from, c.mention.of.to).some((t) => isPronoun(t))),
        general: draft.targets.length > 0 && draft.targets.every((a) => a.by === "group" && !a.loaded),
      });
      if (shut) focus.time ??= shut;
      // Who only reports does nothing of what he reports, whatever stands for a subject.
      claim.initiators = claim.initiators.filter((a) => a.id === null || (a.id !== "unnamed" && !reports(telling.directory, a.id)));
      // "affirme avoir tué cent soldats": with its doer a killing is no mere toll.
      if (claim.type === "toll" && draft.rule === "act:kill" && draft.bySpeaker === "initiator" && draft.initiators.length === 0 && claim.initiators.some((a) => a.id && camp(a.id) !== null) && claim.targets.some((a) => a.id)) claim.type = claim.targets.some((a) => a.id && camp(a.id) !== null) ? "armed-clash" : "attack";
      if (draft.initiators.length === 0 && claim.initiators.some((a) => a.id)) { taken(claim, telling); claim.id = idOf(document, span, claim.type); }
      // Blame and backing that fall on nobody say nothing ("accuse une baisse").
      if (claim.type === "responsibility" && claim.initiators.length === 0 && (draft.act === "back" || (draft.act === "accuse" && (claim.attribution.length === 0 || (draft.clause.kind === "main" && !tokens.slice(draft.from, draft.to).some((t) => isActNoun(t))))))) continue;
      moveOn(claim, focus, { stays: draft.places.length > 0 && draft.places.every((p) => p.site === true), dated: draft.dated === true });
      if (claim.type === "confirmation") {
        const subject = here.length ? here.filter((c) => c.type !== "confirmation") : previous.filter((c) => c.type !== "confirmation" && c.type !== "assessment");
        const scene = new Set(draft.places.flatMap((p) => (p.place && p.precision < 3 ? [p.place.id] : []))); // what names a place of its own is about what happened there
        claim.about = subject.filter((c) => scene.size === 0 || c.places.length === 0 || c.places.some((p) => p.id === null || scene.has(p.id))).map((c) => c.id);
        if (claim.places.length === 0 && subject.length) claim.places = subject[0]!.places.filter((p) => p.role === "at" || p.role === "near").map((p) => ({ ...p, inherited: true }));
      }
      if (!here.some((c) => c.id === claim.id)) here.push(claim);
    }
    if (here.length === 0) { const t = sense.times.find((t) => !t.vague && t.start && t.precision === 1 && !spokenOn(t, sense)); if (t) dayTold(timeRef(t, worded(t)), focus); }
    // "…, qui rapporte cette information": what was said just before reached the page through this outlet.
    const relay = sense.attributed.find((a) => a.special === "relay");
    if (relay) for (const claim of previous) {
      const link = links(sense, relay, document, telling.directory, language);
      if (claim.attribution.length && !claim.attribution.some((l) => link.some((n) => n.source.id === l.source.id))) claim.attribution.unshift(...link.map((l) => ({ ...l, inherited: true })));
    }
    const said = sense.attributed.filter((a) => a.source && !a.source.echo).at(-1) ?? null;
    if (said) { speaking.chain = links(sense, said, document, telling.directory, language); speaking.sentence = at; if (isBody(speaking.chain)) speaking.body = speaking.chain; }
    else if (here.some((c) => c.attribution.length)) speaking.sentence = at;
    const doer = here[0]?.initiators.find((a) => !a.inherited) ?? null, is = doer?.id ? telling.directory.actor(doer.id) : null;
    if (doer && is && camp(is.id) !== null) speaking.doer = { sentence: at, link: { source: { id: is.id, name: doer.name, kind: is.kind, side: null }, text: doer.text, anchor: doer.anchor, inherited: true, cue: doer.text, stance: "says" } };
    // What only confirms or denies leaves open what came before it; a page of nothing else adds up to no more than its last.
    if (here.length) previous = [...(here.every((c) => c.type === "confirmation") ? previous.filter((c) => c.type !== "confirmation") : []), ...here];
    made.push(...here);
  });
  backdate(made);
  return made;
}

/** What the speaker or a pronoun stands for: "says it repelled the attack", "lost 14 of its men", "they hold the town". */
function speakerFills(claim: Claim, draft: Draft, sense: Sense, focus: Focus, last: Link | null, telling: Telling): void {
  const { tokens } = sense.sentence;
  const first = tokens.slice(draft.from, draft.to).findIndex((t) => isFirstPerson(t));
  // "dans nos rangs": whoever spoke last, where the sentence names no one.
  const origin = claim.attribution.at(-1) ?? (first >= 0 ? last : null);
  const armed = (id: string): boolean => focus.camp(id) !== null;
  const self = origin?.source.id && armed(origin.source.id) ? { id: origin.source.id, name: origin.source.name, text: origin.text, anchor: origin.anchor, inherited: !(origin.anchor.start >= claim.span.start && origin.anchor.end <= claim.span.end) } : null;
  const put = (slot: "initiator" | "target", a: ActorRef): void => { const list = slot === "initiator" ? claim.initiators : claim.targets; if (![...claim.initiators, ...claim.targets].some((b) => b.id === a.id)) list.push(a); };
  // Who claims an act did it.
  if (self && draft.act === "claim" && claim.type === "responsibility" && claim.polarity === "positive" && claim.initiators.length === 0) put("initiator", self);
  // "زعمت أنها قتلت 300 من الميليشيات": a general noun for those it was done to is not the speaker.
  if (self && draft.bySpeaker === "initiator") for (const t of claim.targets) if (t.id === self.id && draft.targets.some((a) => a.id === t.id && a.by === "group")) t.id = null;
  // "X a revendiqué des tirs": whoever claims them as his own fired them.
  if (self && claim.initiators.length === 0 && claim.polarity === "positive" && sense.attributed.some((a) => a.source?.actor === self.id && a.to > draft.trigger.from && isOwns(tokens[a.cue.from]))) put("initiator", self);
  if (self && draft.bySpeaker) put(draft.bySpeaker, self);
  else if (self && draft.pronoun && (draft.clause.kind === "reported" || (claim.attribution.at(-1)?.inherited && !draft.passive && tokens.slice(draft.from, draft.trigger.from).some((t) => isPronoun(t))))) put(draft.pronoun, self);
  else if (draft.object && claim.targets.length === 0) { const met = focus.parties.find((a) => ![...claim.initiators].some((b) => b.id === a.id || focus.camp(b.id ?? "") === focus.camp(a.id ?? ""))); if (met) put("target", { ...met, inherited: true }); }
  else if (draft.pronoun && focus.subject) put(draft.pronoun, { ...focus.subject, inherited: true });
  // "ses hommes", "dans ses rangs" in somebody's own statement: his own.
  if (self && first >= 0 && claim.type !== "toll" && claim.initiators.length === 0 && draft.from + first < draft.trigger.from) put("initiator", self);
  if (self && claim.targets.length === 0 && claim.counts.length > 0) {
    for (let i = draft.from; i < draft.to; i++) if (isPossessiveOrFirstPerson(tokens[i]) && tokens.slice(i + 1, i + 3).some((t) => isGroupOrCount(t))) put("target", self);
  }
  if (draft.victor && claim.initiators.length === 0) { const victor = self && focus.camp(self.id) === "state" ? self : focus.parties.find((a) => focus.camp(a.id ?? "") === "state"); if (victor) put("initiator", { ...victor, inherited: true }); }
  // "des combattants adverses": whoever the story tells of fighting the doer or the speaker.
  for (const slot of ["initiators", "targets"] as const) claim[slot].forEach((a, k) => {
    const mention = draft[slot].find((m) => m.foe && tokens[m.from]!.start === a.anchor.start);
    const side = slot === "targets" ? [...claim.initiators, ...(self ? [self] : [])] : [...(self ? [self] : []), ...claim.targets];
    // Whoever fights the army fights its general staff.
    const met = mention ? faced(focus, [...side, ...side.flatMap((b) => (b.id ? telling.directory.within(b.id, null).map((id) => ({ ...b, id })) : []))]) : null;
    if (met) claim[slot][k] = { ...a, id: met.id, name: met.name };
  });
  // Who tells of the enemy's dead tells what he did himself: "parle de 40 terroristes éliminés".
  const fallen = claim.counts.some((c) => c.quantity === "killed" || c.quantity === "captured" || c.quantity === "vehicles-destroyed");
  const others = draft.targets.some((a) => (a.id !== null && a.id !== "civilians" && a.id !== self?.id && self !== null && focus.camp(a.id) !== null && (focus.camp(a.id) !== focus.camp(self.id ?? "") || strangers(telling.directory, a.id, self.id!))) || (a.id === null && a.loaded));
  if (self && fallen && claim.initiators.length === 0 && others && ["toll", "armed-clash"].includes(claim.type)) put("initiator", self);
}

/** Forces of two countries that the directory ties by nothing: "400 tués dans les rangs russes" is no friend's account. */
function strangers(directory: Directory, a: string, b: string): boolean {
  const [one, two] = [a, b].map((id) => [id, ...directory.within(id, null)]), at = [a, b].map((id) => directory.actor(id)?.country ?? null);
  if (at[0] === null || at[1] === null || at[0] === at[1]) return false;
  const tied = (from: readonly string[], to: readonly string[]): boolean => from.some((id) => directory.actor(id)?.ties.some((t) => to.includes(t.to)));
  return !tied(one!, two!) && !tied(two!, one!);
}

/** Leaves of several days only those on which everybody who acts in the claim existed. */
function narrow(claim: Claim, telling: Telling): void {
  const time = claim.time!;
  const spans = [...claim.initiators, ...claim.targets].map((a) => (a.id ? telling.directory.actor(a.id)?.active ?? null : null)).filter((a) => a !== null);
  const kept = time.candidates.filter((c) => spans.every((a) => (a.from === null || c.end >= a.from) && (a.until === null || c.start.slice(0, a.until.length) <= a.until)));
  if (kept.length === 0 || kept.length === time.candidates.length) return;
  claim.derivation.from.push({ stage: "times", rule: "years-of-the-actors", words: time.text, anchor: time.anchor, says: `${time.candidates.length - kept.length} of ${time.candidates.length} days left out: not everybody who acts existed then`, from: [] });
  time.candidates = kept;
  if (kept.length === 1) Object.assign(time, { start: kept[0]!.start, end: kept[0]!.end, candidates: [], resolved_against: "text" });
}

const idOf = (document: Document, span: Range, type: ClaimType): string => `clm:${sha256(`${document.id}|${span.start}|${span.end}|${type}`).slice(0, 24)}`;

/** Whether a place was regained or overtaken, once the story has told who took it (codebook, "Type"). */
function taken(claim: Claim, telling: Telling): void {
  if (claim.type !== "government-regains-territory" && claim.type !== "non-state-actor-overtakes-territory") return;
  const taker = claim.initiators.map((a) => (a.id ? telling.directory.actor(a.id) : null)).find((a) => a !== null);
  const at = claim.places.find((p) => p.country)?.country ?? null;
  if (!taker) return;
  const state = taker.kind === "state-force" || taker.kind === "government";
  claim.type = (state && (at === null || taker.country === null || taker.country === at)) || (taker.kind === "coalition" && taker.country === null) ? "government-regains-territory" : "non-state-actor-overtakes-territory";
}

/** A claim's own words: its clause without the cue and source around it, joints and punctuation. */
function trim(sense: Sense, draft: Draft): Range | null {
  const { tokens } = sense.sentence;
  let { from, to } = draft;
  if (draft.type !== "confirmation" && draft.type !== "assessment") for (const a of sense.attributed) {
    if (a.special === "nobody" && a.from < a.cue.from) continue; // "seven were reported killed": amid the claim's own words
    const edges = [a.cue, ...(a.source && !(a.rule === RELATIVE && a.cue.from > draft.trigger.from) ? [a.source] : []), ...a.via];
    const start = Math.min(...edges.map((e) => e.from)), end = Math.max(...edges.map((e) => e.to));
    if (end <= draft.trigger.from && end > from) from = end;
    if (start >= draft.trigger.to && start < to) to = start;
  }
  const edge = (i: number): boolean => tokens[i]!.kind === "mark" && !/[»”)]/.test(tokens[i]!.text) || (i < draft.trigger.from && isEdge(tokens[i]) && !tokens[i]!.entries.some((e) => e.meaning === "relative"));
  while (from < to && edge(from)) from++;
  while (to > from && (tokens[to - 1]!.kind === "mark" || (to - 1 > draft.trigger.to && isArticleOrAnd(tokens[to - 1])))) to--;
  return to > from ? { start: tokens[from]!.start, end: tokens[to - 1]!.end } : null;
}

function ownSource(sense: Sense, draft: Draft, document: Document, telling: Telling, language: string) {
  const source = sense.sources.find((s) => s.from >= draft.source!.from && s.from < draft.source!.to);
  if (!source) return [];
  return links(sense, { from: 0, to: 0, source, via: [], cue: draft.trigger, stance: draft.factuality === "unknown" ? "declines" : draft.polarity === "negative" ? "denies" : "confirms", special: null, otherwise: null, rule: draft.rule }, document, telling.directory, language);
}

const distinct = (list: ActorRef[]): ActorRef[] => list.filter((a, i) => a.id === null || list.findIndex((b) => b.id === a.id) === i);

/** Places of a clause without those that only say in which country or province another lies, or where it borders. */
function finest(list: readonly PlaceMention[]): PlaceMention[] {
  const real = list.filter((p) => !p.describes);
  return real.filter((p, i) => !real.some((q, k) => k !== i && p.place && q.place && contains(p.place, q.place)) && real.findIndex((q) => q.place !== null && q.place.id === p.place?.id && q.role === p.role) === (p.place ? i : -1));
}

/** A place as it goes into a claim; `name` is its usual English name, `labels` the names that readers of other languages know. */
export function placeRef(p: PlaceMention, words: { text: string; anchor: Range; inherited: boolean }, atlas: Atlas): PlaceRef {
  const all = p.place ? atlas.labels(p.place.id) : {};
  const labels = Object.fromEntries(["en", "fr", "ar"].filter((l) => all[l]).map((l) => [l, all[l]!]));
  const at = p.place ?? p.within ?? null;
  return { id: p.place?.id ?? null, name: all["en"] ?? p.place?.name ?? words.text, labels, lat: at?.lat ?? null, lon: at?.lon ?? null, precision: p.place || !at ? p.precision : precision(at) === 3 ? 3 : 2, role: p.role, country: at?.country || null, candidates: p.candidates.map(({ id, name, lat, lon }) => ({ id, name, lat, lon })), ...words };
}

/** Whether a time is the day on which somebody speaks ("a reconnu ce lundi la mort de …"): it dates nothing (codebook, "Time"). */
function spokenOn(t: TimeMention, sense: Sense): boolean {
  const close = (gap: number): boolean => gap >= 0 && gap <= 1;
  const { tokens } = sense.sentence;
  // "Ce lundi, l'agence a fait savoir que …": a day before all else, and then who says it.
  const leads = t.from <= 1 && tokens[t.to]?.text === "," && isDemonstrative(tokens[t.from]);
  if (leads && sense.attributed.some((a) => a.source !== null && a.source.from > t.to && a.source.from <= t.to + 3 && a.cue.from >= a.source.to && a.from > a.cue.from && isSay(tokens[a.cue.from]))) return true;
  return sense.attributed.some((a) => isSay(tokens[a.cue.from]) && (close(t.from - a.cue.to)
    || (a.source !== null && (a.source.to <= a.cue.from ? t.from >= a.source.to && t.to <= a.cue.from : close(t.from - a.source.to)))));
}

/** Whether a clause has words of time that give no date ("ces derniers jours"): then the day of another act is not its own. */
const elsewhen = (draft: Draft): boolean => draft.spans?.some((t) => t.from >= draft.from && t.to <= draft.to) ?? false;

function pickTime(draft: Draft, sense: Sense): TimeMention | null {
  const sure = (t: TimeMention): boolean => !t.vague && (t.start !== null || t.end !== null || t.candidates.length > 0) && !spokenOn(t, sense);
  const own = draft.times.filter(sure).sort((a, b) => a.precision - b.precision)[0];
  if (own) return own;
  const said = draft.times.find((t) => !t.vague && !spokenOn(t, sense)); // a war's length says which dead are counted, and dates nothing else
  if (said) return said.period && draft.counts.length === 0 ? null : said;
  // A date that stands before everything else in the sentence holds for all of it.
  const lead = sense.times.find((t) => sure(t) && t.from <= 2 && t.precision <= 3);
  return lead && !["control", "assessment", "confirmation"].includes(draft.type) ? lead : null;
}

function timeRef(t: TimeMention, words: { text: string; anchor: Range; inherited: boolean }): TimeRef {
  return { start: t.start, end: t.end, precision: t.precision, inferred: t.inferred, candidates: t.candidates, resolved_against: t.resolved_against, ...words };
}

function countsOf(draft: Draft, worded: (m: { from: number; to: number }) => { text: string; anchor: Range; inherited: boolean }, ref: (a: ActorMention) => ActorRef): Count[] {
  const made: Count[] = [];
  for (const { mention, quantity, group } of draft.counts) {
    const of = mention.of ? worded(mention.of).text : null;
    const whole = mention.part ? made.findLast((c) => c.quantity === quantity && c.part_of === null) ?? null : null;
    const earlier = mention.amends ? made.findLast((c) => c.quantity === quantity) ?? null : null;
    const id = group ? ref(group).id : draft.targets.length === 1 && ["killed", "wounded", "captured", "vehicles-destroyed"].includes(quantity) ? draft.targets[0]!.id : null;
    made.push({ id: `n${made.length + 1}`, quantity: quantity as Quantity, of, group: id, low: mention.low, high: mention.high, part_of: whole?.id ?? null, amends: earlier?.id ?? null, ...worded(mention) });
  }
  return made;
}

/** Wording in the claim that takes a side: loaded names of the directory and loaded words of the lexicon. */
function loadedIn(sense: Sense, range: Range, document: Document): Loaded[] {
  const found: Loaded[] = [];
  const add = (start: number, end: number, toward: string | null): void => {
    if (start >= range.start && end <= range.end && !found.some((l) => l.start < end && start < l.end)) found.push({ start, end, exact: document.text.slice(start, end), toward });
  };
  const { tokens } = sense.sentence;
  for (const a of sense.actors) if (a.loaded) add(tokens[a.from]!.start, tokens[a.to - 1]!.end, a.id);
  tokens.forEach((t, i) => {
    const entry = theLoaded(t);
    if (entry) add(t.start, tokens[i + entry.length - 1]!.end, null);
  });
  return found.sort((a, b) => a.start - b.start);
}

function derive(draft: Draft, worded: (m: { from: number; to: number }) => { text: string; anchor: Range }, sense: Sense): Derivation {
  const step = (stage: string, rule: string, m: { from: number; to: number }, says: string): Derivation => { const w = worded(m); return { stage, rule, words: w.text, anchor: w.anchor, says, from: [] }; };
  const trigger = draft.trigger.to > draft.trigger.from ? draft.trigger : { from: draft.from, to: draft.to };
  return {
    ...step("events", draft.rule, trigger, `read as ${draft.type}`),
    from: [
      ...draft.initiators.map((a) => step("actors", a.by, a, `initiator ${a.id ?? "unknown"}`)),
      ...draft.targets.map((a) => step("actors", a.by, a, `target ${a.id ?? "unknown"}`)),
      ...draft.places.map((p) => step("places", p.place ? "gazetteer" : "undecided", p, p.place ? `place ${p.place.name} (${p.place.id}), ${p.role}` : `one of ${p.candidates.length} places`)),
      ...draft.times.map((t) => step("times", t.rule, t, t.start ?? t.end ? `from ${t.start ?? "…"} to ${t.end ?? "…"}` : t.candidates.length ? `one of ${t.candidates.length} days` : "no date")),
      ...draft.counts.map((c) => step("counts", c.mention.rule, c.mention, `${c.quantity} ${c.mention.low ?? "…"}..${c.mention.high ?? "…"}`)),
      ...sense.attributed.filter((a) => a.from <= draft.trigger.from && a.to > draft.trigger.from).map((a) => step("attribution", a.rule, a.cue, a.source ? `on the word of ${a.source.name}` : "carries on")),
      ...(draft.hedge ? [step("factuality", "modality", draft.hedge, `${draft.factuality}, ${draft.polarity}`)] : []),
    ],
  };
}

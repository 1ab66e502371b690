// A made-up ledger with the skew of real ones: few places and days hold most of what is told, most occurrences have one report
// and a few have dozens, a monitor is relayed by many papers, and one page in ten has no date. Nothing in it is real but names.
import { createHash } from "node:crypto";

/** The usual generator of Numerical Recipes: the same numbers on every machine. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  return { next, normal, below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)] };
}

const TYPES = ["armed-clash", "armed-clash", "shelling-artillery-missile-attack", "shelling-artillery-missile-attack", "air-drone-strike", "air-drone-strike", "suicide-bomb", "remote-explosive-landmine-ied", "attack", "repelled", "non-state-actor-overtakes-territory", "government-regains-territory", "arrests", "abduction-forced-disappearance"];
const SIDES = [["isis", "syr-saa"], ["hts", "syr-saa"], ["sdf", "isis"], ["syr-saa", "isis"], ["rus-vks", "hts"], ["rus-vks", "isis"], ["iraq-isf", "isis"], ["isis", "pmf"], ["usa-mil", "isis"]];
const ORIGINS = ["sohr", "sohr", "sohr", "sana", "amaq", "snhr", "rus-gov", null, null, "?"];
const FIRST = Date.UTC(2011, 2, 1) / 86_400_000;
export const DAYS = 5000;
const WORDS = Array.from({ length: 3000 }, (_, n) => `w${(n * 7919 % 46656).toString(36)}o`);

const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Draws from weights by bisection. */
function drawer(weights, random) {
  const sums = [];
  let sum = 0;
  for (const weight of weights) sums.push(sum += weight);
  return () => {
    const at = random.next() * sum;
    let low = 0, high = sums.length - 1;
    while (low < high) { const mid = (low + high) >> 1; if (sums[mid] < at) low = mid + 1; else high = mid; }
    return low;
  };
}

/**
 * Entries for `Ledger.addAll`, one after the other, until there are `documents` of them; about five claims each. `towns` are real
 * places, the most told of first: `{id, name, lat, lon, country}`. `harm`: so many of a hundred occurrences hit civilians.
 */
export function* made(documents, towns, seed = 20260, harm = 0) {
  const random = chance(seed);
  const places = [...towns];
  while (places.length < 4000) {
    const near = towns[random.below(towns.length)];
    places.push({ id: `made:${places.length}`, name: `Village ${places.length}`, lat: near.lat + random.normal() * 0.6, lon: near.lon + random.normal() * 0.6, country: near.country });
  }
  const placeAt = drawer(places.map((_, at) => 1 / (at + 8)), random);
  const dayAt = drawer(Array.from({ length: DAYS }, () => Math.exp(random.normal() * 0.8)), random);
  let number = 0;
  while (number < documents) {
    const day = FIRST + dayAt();
    const place = places[placeAt()];
    const type = random.pick(TYPES);
    const [doer, foe] = random.pick(SIDES);
    const done = harm > 0 && random.below(100) < harm ? "civilians" : foe;
    const killed = Math.floor(Math.exp(random.next() * 4.5));
    const reports = Math.min(80, Math.max(1, Math.floor(0.6 / (random.next() + 0.004))));
    for (let report = 0; report < reports && number < documents; report++) {
      yield documentOf({ random, number: number++, day, place, type, doer, done, killed: Math.max(1, Math.round(killed * (0.8 + random.next() * 0.4))) });
    }
  }
}

function documentOf({ random, number, day, place, type, doer, done, killed }) {
  let text = "";
  const claims = [];
  const say = (parts) => {
    const start = text.length;
    const marks = {};
    for (const [name, words] of parts) {
      if (name) marks[name] = { text: words, anchor: { start: text.length, end: text.length + words.length }, inherited: false };
      text += words;
    }
    const end = text.length;
    text += ` ${Array.from({ length: 12 }, () => WORDS[random.below(WORDS.length)]).join(" ")}.\n`;
    return { start, end, marks };
  };
  const published = random.next() < 0.1 ? null : iso(day + random.below(3));
  const chain = random.pick(ORIGINS);
  const id = () => `clm:${number}:${claims.length}`;
  const add = (claimType, { initiators = [], targets = [], counts = false, dated = true, factuality = "certain" }) => {
    const { start, end, marks } = say([["who", "Fighters"], ["", " and "], ["whom", "soldiers"], ["", " met at "], ["place", place.name], ["", " on "], ["time", iso(day)], ["", ", "], ["count", `${killed} dead`], ["", ", said "], ["source", "the source"]]);
    const draw = random.next();
    const [from, to] = !dated || draw < 0.15 ? [null, null] : draw < 0.85 ? [day, day] : draw < 0.95 ? [day - 1, day] : [day - 3, day + 2];
    const spanOf = { start, end, exact: text.slice(start, end), prefix: "", suffix: "" };
    claims.push({
      id: id(), document: "", span: spanOf, type: claimType,
      initiators: initiators.map((actor) => ({ ...marks.who, id: actor, name: actor })), targets: targets.map((actor) => ({ ...marks.whom, id: actor, name: actor })),
      places: [{ ...marks.place, ...place, precision: 1, role: "at", labels: {}, candidates: [] }],
      time: from === null ? null : { ...marks.time, start: iso(from), end: iso(to), precision: from === to ? 1 : 2, inferred: [], candidates: [], resolved_against: null },
      counts: counts ? [{ ...marks.count, id: "n1", quantity: "killed", of: "dead", group: done, low: killed, high: killed, part_of: null, amends: null }] : [],
      attribution: chain === null ? [] : [{ ...marks.source, source: { id: chain === "?" ? null : chain, name: chain, kind: chain === "?" ? "unnamed" : "monitor", side: null }, cue: "said", stance: "says" }],
      factuality, polarity: "positive", loaded: [], about: [], story: 0,
      derivation: { stage: "made", rule: "made", words: spanOf.exact, anchor: { start, end }, says: "made up for a measurement", from: [] },
    });
  };
  add(type, { initiators: [doer], targets: [done], counts: random.next() < 0.5 });
  const more = 2 + random.below(5);
  for (let at = 0; at < more; at++) {
    const which = random.next();
    if (which < 0.3) add("toll", { targets: [done], counts: true, dated: random.next() < 0.5 });
    else if (which < 0.5) add(type, { initiators: [doer], targets: [done], dated: random.next() < 0.5 });
    else if (which < 0.65) add("control", { initiators: [doer], dated: false });
    else if (which < 0.8) add("movement", { initiators: [doer], dated: false });
    else add("assessment", {});
  }
  const bytes = new TextEncoder().encode(text);
  const document = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  for (const claim of claims) claim.document = document;
  const from = `made-${number}.txt`;
  return {
    capture: { bytes, captured_from: from, captured: null },
    reading: {
      document: {
        id: document, captured_from: from, captured: null, url: null, publisher: `Paper number ${random.below(300)}`, title: null, byline: null, published, republished_from: null, language: "en", text,
        blocks: [{ start: 0, end: text.length, role: "body" }], evidence: {},
      },
      claims, problems: [], rules: "made",
    },
  };
}

import type { ClaimType } from "../reading/index.ts";
import { hull, isoOf, shared } from "./calendar.ts";
import { boundsOf, datesOf, writtenTime, type Correcting, type Correction, type PlaceLookup } from "./corrections.ts";
import { byCode } from "./digest.ts";
import { STATUSES, type Event } from "./event.ts";
import type { Facts } from "./facts.ts";
import type { Group } from "./occurrence.ts";

/** How well origins agree, least first. */
const AGREEMENT: readonly string[] = ["single-origin", "undecided", "corroborated"];

/**
 * An event worked out of corrected claims, held to the one that comes of the claims as they were read: a correction takes
 * away an agreement that came of a misreading, and never makes one.
 */
export function heldTo(event: Event, asRead: Event): Event {
  const rank = (one: Event): number => Math.max(...one.status.map((status) => AGREEMENT.indexOf(status)));
  const least = AGREEMENT[Math.min(rank(event), rank(asRead))];
  const status = new Set<string>([least!, ...event.status.filter((one) => !AGREEMENT.includes(one))]);
  return { ...event, status: STATUSES.filter((one) => status.has(one)) };
}

/**
 * The event's time where claims were given other dates: what its other claims say stands; where all that named its days were
 * corrected, the corrected days stand.
 */
export function retimed(event: Event, group: Group, corrected: ReadonlySet<string>): Event["time"] {
  const facts = group.members.filter(({ decided }) => decided).flatMap(({ incident }) => incident.facts);
  const { when } = group.frame;
  const others = facts.filter(({ claim, when: own, candidates }) => !corrected.has(claim.id) && (when === null ? candidates.length > 0 : own !== null && shared(own, when) > 0));
  const dated = facts.filter((one): one is Facts & { when: NonNullable<Facts["when"]> } => corrected.has(one.claim.id) && one.when !== null);
  if (others.length > 0 || !facts.some(({ claim }) => corrected.has(claim.id))) return event.time;
  if (dated.length === 0) return null;
  const { from, to } = hull(dated.map((one) => one.when))!;
  return {
    start: isoOf(from), end: isoOf(to), precision: 1,
    candidates: [], claims: dated.map(({ claim }) => claim.id).sort(byCode), narrowed: [],
  };
}

/** An event with a person's values in its own fields. What stood there before is answered beside each. */
export function amended(event: Event, corrections: readonly Correcting[], placeOf: PlaceLookup, nameOf: (actor: string) => string): { event: Event; made: Correction[] } {
  const made: Correction[] = [];
  let now = event;
  for (const { judgement, says, attribute, quantity, group, old, end, value } of corrections) {
    const note = (computed: string | null, written = value): void => { made.push({ judgement, says, subject: event.id, attribute, quantity, group, value: written ?? "none", computed }); };
    if (attribute === "type") {
      note(now.type);
      now = { ...now, type: value as ClaimType, types: [value as ClaimType, ...now.types.filter((type) => type !== value)] };
    } else if (attribute === "time") {
      const { first, last } = datesOf(value);
      const [start, until] = end === "start" ? [first, now.time?.end ?? first] : end === "end" ? [now.time?.start ?? first, first] : [first, last];
      const time = start === null ? null : { start, end: until, precision: 1 as const, candidates: [], claims: [], narrowed: now.time?.narrowed ?? [] };
      note(writtenTime(now.time), writtenTime(time));
      now = { ...now, time };
    } else if (attribute === "toll") {
      // Only all deaths are a figure of the event itself; those of a side stand in its version, as claimed.
      const whole = quantity === "killed" && group === null;
      const { low, best, high } = now.fatalities;
      note(whole && best !== null ? (low === high ? String(best) : `${low ?? ""}..${high ?? ""}`) : null);
      if (!whole) continue;
      const bounds = value === null ? { low: null, high: null } : boundsOf(value);
      now = { ...now, fatalities: { ...bounds, best: bounds.low ?? bounds.high, claims: { low: null, best: null, high: null }, rule: `A person's figure: ${says}. Computed from the claims: ${now.fatalities.rule}` } };
    } else if (attribute === "place") {
      const replaced = now.places.filter((place) => (old === null ? place.role === "at" || place.role === "near" : (place.id ?? place.name) === old));
      if (old !== null && replaced.length === 0) continue;
      note(replaced.length === 0 ? null : replaced.map((place) => place.id ?? place.name).join(", "));
      const found = value === null ? null : placeOf(value);
      const put = value === null ? [] : [{ name: value, lat: null, lon: null, precision: 1 as const, country: null, labels: {}, ...found, id: value, role: "at" as const, claims: [] }];
      now = { ...now, places: [...put, ...now.places.filter((place) => !replaced.includes(place))] };
    } else {
      const side = attribute === "initiator" ? "initiators" : "targets";
      const replaced = now[side].filter(({ id }) => old === null || id === old);
      if (old !== null && replaced.length === 0) continue;
      note(replaced.length === 0 ? null : replaced.map(({ id }) => id).join(", "));
      now = { ...now, [side]: [...(value === null ? [] : [{ id: value, name: nameOf(value), claims: [] }]), ...now[side].filter((ref) => !replaced.includes(ref))] };
    }
  }
  return { event: now, made };
}

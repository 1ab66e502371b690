// The values of slots as the interface says them: the server writes ids, slugs and bare figures.
import type { Actors, Attribute, Claim, ClaimType, Event, Language, Quantity } from "../contract.ts";
import { boundsText, daysText } from "../figures.ts";
import { nameOf, placeIn } from "../names.ts";
import type { Words } from "../words/en.ts";

/** One value of a slot in words, `text` being those of its claim; as it came where nothing else is known of it. */
export function saidOf(attribute: Attribute, value: string, text: string, event: Event, actors: Actors, language: Language, words: Words): string {
  switch (attribute) {
    case "type": case "weapon": return words.types[value as ClaimType] ?? value;
    case "initiator": return nameOf(value, event.initiators.find(({ id }) => id === value)?.name ?? value, actors, language);
    case "target": return nameOf(value, event.targets.find(({ id }) => id === value)?.name ?? value, actors, language);
    case "place": { const place = event.places.find(({ id }) => id === value); return place ? placeIn(place, language) : value; }
    case "outcome": return Object.hasOwn(words.outcomes, value) ? words.outcomes[value as keyof Words["outcomes"]] : value;
    case "time": return daysOf(value, language, words) ?? value;
    case "toll": return figureOf(value, text, language, words) ?? value;
  }
}

/** `25`, `25..` (at least, or more than 24), `..40` (at most), `20..30`. */
function figureOf(value: string, text: string, language: Language, words: Words): string | null {
  const [, low = "", dots, high = ""] = /^([0-9]*)(?:(\.\.)([0-9]*))?$/u.exec(value) ?? [];
  const number = (digits: string) => (digits === "" ? null : Number(digits));
  return dots === undefined ? boundsText({ low: number(low), high: number(low), text }, language, words) : boundsText({ low: number(low), high: number(high), text }, language, words);
}

/** A day, or two with dots or a slash between. */
function daysOf(value: string, language: Language, words: Words): string | null {
  const [, start, end] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?:\.\.|\/)([0-9]{4}-[0-9]{2}-[0-9]{2}))?$/u.exec(value) ?? [];
  return start === undefined ? null : daysText({ start, end: end ?? start }, language, words);
}

/** A row of the matrix, or anything else that has an attribute: "Toll: killed, of civilians". */
export function headingOf({ attribute, quantity, group }: { attribute: Attribute; quantity: Quantity | null; group: string | null }, actors: Actors, language: Language, words: Words): string {
  const what = attribute === "weapon" ? words.event.matrix.weapon : words.attributes[attribute];
  const whose = group === null ? "" : ` ${words.claim.whose(nameOf(group, group, actors, language))}`;
  return `${what}${quantity === null ? "" : `${words.desk.colon} ${words.quantities[quantity]}`}${whose}`;
}

/** Whether a claim denies the event or leaves it open; null when it does neither. */
export function standOf(claim: Claim): "denies" | "declines" | null {
  if (claim.factuality === "unknown") return "declines";
  return claim.polarity === "negative" || claim.attribution.at(-1)?.stance === "denies" ? "denies" : null;
}

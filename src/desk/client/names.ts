import type { ActorCard, Actors, ClaimType, Language } from "./contract.ts";

/** What stands for a source that the text names and no list knows: the reading writes it in English, for no name is kept. */
const NAMED = "a person or body named in the text";
const NAMED_IN: Readonly<Record<Language, string>> = { en: NAMED, fr: "une personne ou un organisme nommé dans le texte", ar: "شخص أو جهة مذكورة في النص" };

/** What a page was captured from where it came from no file: the server writes it in English. */
const PASTED = "pasted text";
const PASTED_IN: Readonly<Record<Language, string>> = { en: PASTED, fr: "texte collé", ar: "نص ملصق" };

/** The name of an actor in the interface's language, where the directory has one; else the name as given, of a file without its folders. */
export function nameOf(id: string | null, given: string, actors: Actors, language: Language): string {
  const card = id !== null && Object.hasOwn(actors, id) ? actors[id] : undefined;
  return (card && nameIn(card, language)) ?? (given === NAMED ? NAMED_IN[language] : fileName(given, language));
}

export function nameIn(card: ActorCard, language: Language): string | undefined {
  return card.name[language] ?? card.name["en"] ?? Object.values(card.name)[0];
}

/** The name of a place in the interface's language, where the atlas has one; else its usual English name. */
export function placeIn(place: { name: string; labels?: Record<string, string> }, language: Language): string {
  return place.labels?.[language] ?? place.name;
}

/** What a page was captured from, as it is shown: an address whole, of a file on a disk its name; pasted text in the interface's language. */
export function fileName(captured: string, language: Language): string {
  if (captured === PASTED) return PASTED_IN[language];
  if (/^https?:/iu.test(captured) || !/^(?:[a-z]:|file:)?[\\/]/iu.test(captured)) return captured;
  return captured.split(/[\\/]/u).at(-1) || captured;
}

/** Longer titles are cut where they stand in a list or a head: a page may call all its text its title. */
const TITLE = 240;

/** What a page is called in a list: its title, and where it has none what it was captured from. */
export function titleOf({ title, captured_from }: { title: string | null; captured_from: string }, language: Language): string {
  const name = title ?? fileName(captured_from, language);
  // Not within a pair of surrogates.
  return name.length <= TITLE ? name : `${name.slice(0, TITLE).replace(/[\ud800-\udbff]$/u, "")}…`;
}

export const FAMILIES = ["fight", "strike", "territory", "people", "word", "opinion"] as const;
export type Family = (typeof FAMILIES)[number];

/** Thirty-one types are too many colours; a family of them shares one, and one sign for those who see none. */
const FAMILY: Readonly<Record<ClaimType, Family>> = {
  "armed-clash": "fight", attack: "fight", repelled: "fight", "disrupted-weapons-use": "fight", "mob-violence": "fight", "violent-demonstration": "fight",
  "air-drone-strike": "strike", "suicide-bomb": "strike", "shelling-artillery-missile-attack": "strike", "remote-explosive-landmine-ied": "strike",
  grenade: "strike", "chemical-weapon": "strike",
  "government-regains-territory": "territory", "non-state-actor-overtakes-territory": "territory", "non-violent-transfer-of-territory": "territory",
  "headquarters-or-base-established": "territory", "change-to-group-activity": "territory", movement: "territory", control: "territory",
  toll: "people", "abduction-forced-disappearance": "people", arrests: "people", "sexual-violence": "people", "looting-property-destruction": "people",
  "peaceful-protest": "people", "protest-with-intervention": "people", "excessive-force-against-protesters": "people",
  agreement: "word", responsibility: "word", confirmation: "word", assessment: "opinion",
};

export function familyOf(type: ClaimType): Family {
  return FAMILY[type] ?? "opinion";
}

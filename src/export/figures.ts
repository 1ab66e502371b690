import type { Claim, Count, Quantity } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import type { EventItem, Lookup } from "./dataset.ts";

/** One figure that an event's claims give. */
export interface Figure { claim: Claim; count: Count }

/** Whether a claim commits itself to its figures: not a denial, a doubt or a confirmation of somebody else's. */
function commits(claim: Claim): boolean {
  return claim.polarity === "positive" && claim.type !== "confirmation" && claim.type !== "assessment" && claim.factuality !== "unknown";
}

/** The figures of an event for one quantity, parts of others left to `parts`, those that were amended left out. */
export function figuresOf({ event, claims }: EventItem, quantity: Quantity, parts = false): Figure[] {
  const found: Figure[] = [];
  for (const id of event.claims) {
    const claim = claims.get(id);
    if (!claim || !commits(claim)) continue;
    const amended = new Set(claim.counts.map(({ amends }) => amends));
    for (const count of claim.counts) {
      if (count.quantity !== quantity || amended.has(count.id) || (count.low === null && count.high === null)) continue;
      if (parts || count.part_of === null) found.push({ claim, count });
    }
  }
  return found;
}

const DOZENS = ["dozens", "dozen", "douzaines", "douzaine"];
const TENS = ["tens", "dizaines", "dizaine", "عشرات", "العشرات"];
const HUNDREDS = ["hundreds", "centaines", "مئات", "المئات"];
const ROUNDED = /(?:^|\s)(?:\p{L}+aine|dozen)(?:\s|$)/u;

/** The numbers that words hold in digits, Arabic ones too. */
function digitsIn(text: string): number[] {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/(\d)[ \u00a0\u202f.,\u066c](?=\d{3}(?!\d))/g, "$1");
  return (western.match(/\d{1,9}/g) ?? []).map(Number);
}

/**
 * One figure as ACLED would code it: what the words say where they say a number ("more than 60" is 60, "about 50" is 50), "dozens"
 * 12, "tens" 10, "hundreds" 100, a round collective ("une vingtaine") what it names; else its lowest bound.
 */
export function coded({ count }: Figure): number | null {
  const { low, high, text } = count;
  if (low !== null && low === high) return low;
  const written = digitsIn(text);
  if (written.length === 1 && (low === null || written[0]! >= low - 1) && (high === null || written[0]! <= high)) return written[0]!;
  if (written.length === 0) {
    const words = foldName(text);
    const says = (list: readonly string[]): boolean => words.split(" ").some((word) => list.some((one) => foldName(one) === word));
    if (says(HUNDREDS)) return 100;
    if (says(DOZENS)) return 12;
    if (says(TENS)) return 10;
    if (low !== null && high !== null && ROUNDED.test(words)) return Math.round((low + high) / 2);
  }
  return low ?? high;
}

/** Whom a figure counts, so far as the directory and the words tell. */
export interface Whose { civilian: boolean; belligerent: boolean; men: boolean; women: boolean; children: boolean }

const CIVIL = ["civilian", "civilians", "civil", "civils", "civile", "civiles", "مدني", "مدنيا", "مدنيون", "مدنيين", "المدنيين", "resident", "residents", "habitant", "habitants"];
const WOMEN = ["woman", "women", "femme", "femmes", "امراه", "نساء", "سيده", "سيدات", "النساء"];
const CHILDREN = ["child", "children", "enfant", "enfants", "girl", "girls", "boy", "boys", "fillette", "fillettes", "bebe", "bebes", "baby", "babies", "infant", "infants", "طفل", "طفله", "اطفال", "طفلا", "الاطفال", "طفلين", "طفلان"];
const MEN = ["man", "men", "homme", "hommes", "رجل", "رجال"];
const FIGHTERS = ["fighter", "fighters", "soldier", "soldiers", "militant", "militants", "militiaman", "militiamen", "combattant", "combattants", "soldat", "soldats", "milicien", "miliciens", "jihadist", "jihadists", "djihadiste", "djihadistes", "مقاتل", "مقاتلا", "مقاتلين", "جندي", "جنديا", "جنود", "عنصر", "عنصرا", "عناصر", "مسلح", "مسلحا", "مسلحين"];

export function whose({ count }: Figure, { directory }: Lookup): Whose {
  const words = foldName(`${count.of ?? ""} ${count.text}`).split(" ");
  const says = (list: readonly string[]): boolean => words.some((word) => list.includes(word));
  const kind = count.group === null ? null : directory.actor(count.group)?.kind ?? null;
  const women = says(WOMEN), children = says(CHILDREN);
  const belligerent = kind === "armed-group" || kind === "state-force" || kind === "coalition" || kind === "government" || says(FIGHTERS);
  const men = says(MEN) && !belligerent;
  return { women, children, men, belligerent, civilian: !belligerent && (kind === "civilian" || says(CIVIL) || children || women) };
}

/** The least and the most that figures say: the most is null where one of them is open. */
export function spread(figures: readonly Figure[]): { min: number | null; max: number | null } {
  if (figures.length === 0) return { min: null, max: null };
  const lows = figures.map(({ count }) => count.low).filter((low) => low !== null);
  const highs = figures.map(({ count }) => count.high);
  return { min: lows.length === 0 ? null : Math.min(...lows), max: highs.includes(null) ? null : Math.max(...highs as number[]) };
}

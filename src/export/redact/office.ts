import { foldName } from "../../text/index.ts";
import type { Token } from "./tokens.ts";

// Who holds an office of a state or of the United Nations acts in public: the name after "President", "Foreign Minister" or "UN envoy" is not
// masked, nor its family name where that stands alone in the same text. Governors of provinces are the lowest such office; officers,
// mayors, spokesmen and directors are masked.

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(foldName));

const OFFICE = list(`
  president minister king queen emir chancellor ambassador envoy senator governor
  président présidente ministre roi reine émir chancelier chancelière ambassadeur ambassadrice émissaire envoyé envoyée sénateur sénatrice gouverneur gouverneure
  الرئيس رئيس رئيسة الرئيسة وزير وزيرة الوزير السفير سفير المبعوث مبعوث الملك ملك المستشارة الأمير حاكم محافظ المحافظ الأمين
`);
/** An office only with one of these words: a secretary of state, a high commissioner. */
const OFFICE_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...["secretary", "secrétaire"].map((word) => [foldName(word), list("state foreign defence defense general général générale état")] as const),
  ...["commissioner", "commissaire"].map((word) => [foldName(word), list("high haut")] as const),
  [foldName("الأمين"), list("العام")],
]);

/** What may stand between an office and its holder, or name whose office it is. */
const COMPLEMENT = list(`
  of for the de du des d l la le les to aux à au in en
  foreign defence defense interior home state prime vice deputy former ex special general high external internal affairs justice health finance oil republic nations united un eu us
  affaires étrangères défense intérieur général générale état premier première ancien ancienne spécial spéciale république nations unies onu ue santé haut
  الخارجية الدفاع الداخلية العدل الصحة الوزراء الحكومة الجمهورية الأممي الأممية الخاص السابق السابقة العام للأمم المتحدة الأمم إلى إقليم محافظة ولاية دولة
  american british french german russian ukrainian turkish syrian iraqi iranian israeli palestinian lebanese jordanian egyptian saudi qatari emirati yemeni libyan sudanese chinese afghan pakistani indian norwegian danish swedish finnish dutch belgian italian spanish portuguese polish greek hungarian czech romanian japanese korean canadian australian mexican brazilian malian nigerian algerian tunisian moroccan armenian azerbaijani georgian
  américain américaine britannique français française allemand allemande russe ukrainien ukrainienne turc turque syrien syrienne irakien irakienne iranien iranienne israélien israélienne palestinien palestinienne
  libanais libanaise jordanien jordanienne égyptien égyptienne saoudien saoudienne qatari qatarie émirati émiratie yéménite libyen libyenne soudanais soudanaise chinois chinoise afghan afghane pakistanais malien malienne
  nigérien nigérienne burkinabé tchadien tchadienne algérien algérienne tunisien tunisienne marocain marocaine norvégien norvégienne danois danoise suédois suédoise néerlandais néerlandaise belge italien italienne espagnol espagnole polonais polonaise grec grecque japonais japonaise canadien canadienne arménien
  السوري السورية الروسي الروسية الأمريكي الأمريكية الأميركي الأميركية التركي التركية الإيراني الإيرانية العراقي العراقية الفرنسي الفرنسية البريطاني البريطانية الألماني الألمانية الإسرائيلي الإسرائيلية
  اللبناني اللبنانية المصري المصرية السعودي السعودية القطري الإماراتي الأردني الأردنية الفلسطيني الفلسطينية اليمني اليمنية الليبي الليبية السوداني السودانية الأوكراني الأوكرانية الصيني الجزائري التونسي المغربي الأفغاني الباكستاني
`);
/** Words between an office and its holder at most. */
const FARTHEST = 7;
/** Nothing but a blank, a comma, a hyphen or an apostrophe may part the words. */
const CLOSE = /^(?:,?[ \u00a0]|[-'’.]{1,2} ?)?$/u;

/** Whether a name that takes the tokens from `from` to `to`, `to` not included, is that of somebody in office, by the words before it or behind it. */
export function inOffice(text: string, tokens: readonly Token[], from: number, to: number, isPlace: (token: Token) => boolean): boolean {
  const close = (a: number, b: number): boolean => CLOSE.test(text.slice(tokens[a]!.end, tokens[b]!.start));
  const said = new Set<string>();
  for (let at = from - 1; at >= 0 && from - at <= FARTHEST && close(at, at + 1); at--) {
    for (const word of words(tokens[at]!)) said.add(word);
    if (isOffice(tokens, at, said)) return to >= tokens.length || ofState(tokens, to, isPlace, close);
    if (!complement(tokens[at]!, isPlace)) break;
  }
  return behind(text, tokens, to, isPlace, close);
}

/** "Name, the French president", "Name, ministre de la Défense"; not "Name, president of a club". */
function behind(text: string, tokens: readonly Token[], to: number, isPlace: (token: Token) => boolean, close: (a: number, b: number) => boolean): boolean {
  if (to >= tokens.length || to === 0 || !/^, /u.test(text.slice(tokens[to - 1]!.end, tokens[to]!.start))) return false;
  const said = new Set<string>();
  for (let at = to; at < tokens.length && at - to < FARTHEST && (at === to || close(at - 1, at)); at++) {
    for (const word of words(tokens[at]!)) said.add(word);
    if (words(tokens[at + 1] ?? tokens[at]!).some((word) => OFFICE_WITH.get(tokens[at]!.key)?.has(word))) return ofState(tokens, at + 2, isPlace, close);
    if (isOffice(tokens, at, said)) return ofState(tokens, at + 1, isPlace, close);
    if (!complement(tokens[at]!, isPlace)) return false;
  }
  return false;
}

/** Whether the words behind an office, so far as they say of what it is, name nothing but a state. */
function ofState(tokens: readonly Token[], from: number, isPlace: (token: Token) => boolean, close: (a: number, b: number) => boolean): boolean {
  if (from >= tokens.length || !close(from - 1, from)) return true;
  // "D'une association": of one among many.
  if (/^d['’]./u.test(tokens[from]!.text)) return false;
  if (!words(tokens[from]!).some((word) => OF.has(word))) return true;
  for (let at = from; at < tokens.length && at - from < 4 && close(at - 1, at); at++) {
    if (!complement(tokens[at]!, isPlace)) return false;
    if (!words(tokens[at]!).every((word) => OF.has(word) || ["la", "le", "l", "the"].includes(word))) return true;
  }
  return true;
}

const OF: ReadonlySet<string> = new Set(["of", "de", "du", "des", "d"]);
const words = ({ key }: Token): string[] => key.split(" ");

function isOffice(tokens: readonly Token[], at: number, said: ReadonlySet<string>): boolean {
  const { key } = tokens[at]!, needs = OFFICE_WITH.get(key);
  if (needs === undefined) return OFFICE.has(key) || (key.startsWith("ex ") && OFFICE.has(key.slice(3)));
  return [...said, ...(at > 0 ? words(tokens[at - 1]!) : [])].some((word) => needs.has(word));
}

function complement(token: Token, isPlace: (token: Token) => boolean): boolean {
  return words(token).every((word) => COMPLEMENT.has(word)) || isPlace(token);
}

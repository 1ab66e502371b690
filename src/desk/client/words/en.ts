import type { ActorKind, ClaimType, Factuality, Quantity, Role, Slot, Stance, Status } from "../contract.ts";
import { plurals } from "./plural.ts";
import { eventWords, reviewWords } from "./review.en.ts";
import { views } from "./views/en.ts";

const n = plurals("en");

const types: Record<ClaimType, string> = {
  "armed-clash": "Armed clash", "government-regains-territory": "Government regains territory",
  "non-state-actor-overtakes-territory": "Non-state actor overtakes territory", "air-drone-strike": "Air or drone strike",
  "suicide-bomb": "Suicide bomb", "shelling-artillery-missile-attack": "Shelling, artillery or missile attack",
  "remote-explosive-landmine-ied": "Remote explosive, landmine or IED", grenade: "Grenade", "chemical-weapon": "Chemical weapon",
  attack: "Attack", "sexual-violence": "Sexual violence", "abduction-forced-disappearance": "Abduction or forced disappearance",
  agreement: "Agreement", arrests: "Arrests", "change-to-group-activity": "Change to group or activity",
  "disrupted-weapons-use": "Disrupted weapons use", "headquarters-or-base-established": "Headquarters or base established",
  "looting-property-destruction": "Looting or property destruction", "non-violent-transfer-of-territory": "Non-violent transfer of territory",
  "peaceful-protest": "Peaceful protest", "protest-with-intervention": "Protest with intervention",
  "excessive-force-against-protesters": "Excessive force against protesters", "violent-demonstration": "Violent demonstration",
  "mob-violence": "Mob violence", movement: "Movement", control: "Control", toll: "Toll", responsibility: "Responsibility",
  repelled: "Attack repelled", confirmation: "Confirmation or denial", assessment: "Assessment",
};
const statuses: Record<Status, string> = {
  "single-origin": "Not corroborated", corroborated: "Corroborated", undecided: "Independence undecided", contested: "Contested",
  denied: "Denied", unconfirmed: "Unconfirmed", admitted: "Admitted",
};
const statusMeans: Record<Status, string> = {
  "single-origin": "No two independent origins agree on what happened (who did what to whom, where and when), however many outlets repeat it.",
  corroborated: "Two or more independent origins agree on what happened.",
  undecided: "There are several origins, and nothing yet decides whether they are independent of each other.",
  contested: "Origins contradict each other on at least one point.",
  denied: "Someone says that it did not happen so.",
  unconfirmed: "Someone says that it is not confirmed.",
  admitted: "The side that loses by it says so itself.",
};
const quantities: Record<Quantity, string> = {
  killed: "killed", wounded: "wounded", captured: "captured", missing: "missing", displaced: "displaced", attackers: "attackers",
  "suicide-attackers": "suicide attackers", "vehicle-bombs": "vehicle bombs", "vehicles-destroyed": "vehicles destroyed",
  "positions-taken": "positions taken", strikes: "strikes", other: "other count",
};
const factuality: Record<Factuality, string> = { certain: "stated as certain", probable: "stated as probable", possible: "stated as possible", unknown: "stated as not known" };
const stances: Record<Stance, string> = { says: "says", reports: "reports", claims: "claims", denies: "denies", confirms: "confirms", declines: "declines to confirm" };
const roles: Record<Role, string> = {
  title: "title", dateline: "dateline", lede: "lede", body: "body", list: "list", caption: "caption", quote: "quotation", source: "source line", boilerplate: "page furniture",
};
const kinds: Record<ActorKind, string> = {
  "state-force": "state force", government: "government", "armed-group": "armed group", coalition: "coalition", civilian: "civilians", monitor: "monitor",
  media: "outlet", "news-agency": "news agency", "international-organisation": "international organisation", official: "official", unnamed: "unnamed source",
};
const attributes: Record<Slot["attribute"], string> = { type: "What", initiator: "Who", target: "To whom", place: "Where", time: "When", outcome: "Outcome", toll: "Toll" };

export const en = {
  ...views,
  types, statuses, statusMeans, quantities, factuality, stances, roles, kinds, attributes,
  outcomes: { denied: "denied", repelled: "attack repelled", "territory taken": "territory taken", held: "still held", happened: "it happened" },
  placeRoles: { at: "at", from: "from", toward: "toward", near: "near" },
  families: { fight: "Fighting", strike: "Strikes and bombs", territory: "Territory and movement", people: "People and tolls", word: "Responsibility and confirmation", opinion: "Assessment" },
  desk: {
    skip: "Skip to the content", views: "Views", situation: "Situation", add: "Add", articles: "Articles", review: "Review", language: "Language of the interface",
    comma: ", ", colon: ":", loading: "Loading…", again: "Try again", nowhere: "Nothing lies at this address.", home: "Go to the situation", warning: "To look at", error: "Problem", info: "Note", remedy: "What to do",
  },
  add: {
    title: "Add reports", lead: "Paste a report or drop files. What it claims is coloured in its text at once; nothing is kept until you say so.",
    paste: "Text of a report", placeholder: "Paste the text of an article, a dispatch or a post here…", drop: "Drop files here, or", choose: "choose files", dropped: "Files",
    clear: "Clear", keep: "Keep", keepAll: "Keep all", keeping: "Keeping…", keptAlready: "This very text is kept already.", open: "Open the article",
    kept: (claims: number) => n(claims, { one: "Kept, with # claim.", other: "Kept, with # claims." }),
    reading: "Reading…", copy: "Copy as an attributed paragraph", copied: "Copied.", notCopied: "The browser did not let the desk copy; the paragraph is shown below.", show: "Show the paragraph",
    events: (count: number) => n(count, { one: "# event", other: "# events" }), tooLarge: "is larger than 8 MB; add it with recoupe add.", unread: "could not be read.", remove: "Remove",
  },
  article: {
    untitled: "Untitled", claims: (count: number) => n(count, { zero: "no claims", one: "# claim", other: "# claims" }), legend: "What the colours and lines mean", publisher: "Publisher", byline: "By",
    published: "Published", noDate: "The page gives no date.", captured: "Captured from", url: "Address given", republished: "Republished from", language: "Language",
    original: "Download the original bytes", loaded: "Wording that takes a side", loadedToward: (name: string) => `Wording that takes a side: on ${name}`, showLoaded: "Mark loaded words", problems: "Problems found",
    claimNumber: (number: number, type: string) => `Claim ${number}: ${type}`, next: "Next claim", previous: "Previous claim", close: "Close", choose: "Choose a claim in the text to see who says it, through whom, and why it was read so.",
    keys: "Keys: j and k go to the next and the previous claim, Enter opens, Escape closes.", none: "No claim was read in this text.", list: "Articles kept", empty: "No article is kept yet.", noWords: "These words are not in this text.",
    earlier: "Earlier in the text", later: "Later in the text", part: (part: string, of: string) => `part ${part} of ${of}`,
    solid: "stated as certain", dashed: "probable", dotted: "possible", none_line: "not known",
  },
  claim: {
    chain: "Through whom", ownVoice: "The publisher says so in its own voice, and is the origin.", origin: "origin", publisher: "publisher", relay: "relay", side: (name: string) => `side: ${name}`,
    who: "Who", toWhom: "To whom", where: "Where", when: "When", counts: "Counts", about: "About", events: "Part of", why: "Why it was read so", address: "Address of this claim", negative: "It says that this did not happen.",
    inherited: "carried over from elsewhere in the story", said: "said", inferred: "inferred", undecided: "Undecided between", resolvedText: "counted from a date printed in the text", resolvedPublished: "counted from the page's date",
    partOf: (of: string) => `part of ${of}`, amends: (of: string) => `replaces ${of}`, unknownPlace: "not in the gazetteer", mayBe: "may be", unnamedIn: "no name in the directory", loaded: "Loaded words", precision: { 1: "exact", 2: "area", 3: "region" }, open: "open",
    whose: (name: string) => `of ${name}`, year: "year", month: "month", day: "day", 
  },
  situation: {
    title: "Situation", filters: "Filters", place: "Place", actor: "Actor", source: "Source", type: "Type", status: "Status", since: "Since", until: "Until", any: "Any", clear: "Clear filters",
    active: (count: number) => n(count, { one: "# filter on", other: "# filters on" }), list: "Events", found: (count: number) => n(count, { zero: "No events", one: "# event", other: "# events" }), none: "No event matches these filters.", more: "Show more",
    map: "Map", mapKeys: "Map; arrow keys move it, plus and minus zoom", mapFailed: "The map cannot be drawn in this browser (it needs WebGL). The list and the timeline hold the same events.", mapWaiting: "Drawing the map…",
    borders: "Borders as drawn by Natural Earth (de facto); dashed where recoupe knows them to be disputed, and that list is not complete.", noPlace: (count: number) => n(count, { one: "# event without a place on the map", other: "# events without a place on the map" }),
    at: (place: string) => `Events at ${place}`, area: "A circle is as wide as the place is uncertain.", arrow: "An arrow is a movement that someone claims.", timeline: "Timeline", undated: "No date", ghost: "possible date", timelineKeys: "Arrow keys go from event to event.",
    independent: (count: number) => n(count, { zero: "no origin proven independent", one: "# independent origin", other: "# independent origins" }), outlets: (count: number) => n(count, { one: "# outlet", other: "# outlets" }), dated: (count: number) => n(count, { one: "# dated event", other: "# dated events" }),
    zoomIn: "Zoom in", zoomOut: "Zoom out", wholeMap: "Show all events", noResultsYet: "Nothing is kept yet.", candidates: (dates: string) => `undecided: ${dates}`,
  },
  event: {
    versions: "Versions side by side", contested: "Where they part", agreed: "Where they agree", fatalities: "Deaths", origins: "Who stands behind it", documents: "Articles", problems: "Problems found", status: "What its status means",
    noSide: "No known side", saysNothing: "no value", what: "What happened", tolls: "Tolls", noTolls: "Gives no toll.", denies: "Denies it", declines: "Unconfirmed by it", low: "low", best: "best", high: "high", rule: "Rule", noDeaths: "No claim gives a number of deaths.", noBound: "no claim gives it",
    independence: { independent: "independent", dependent: "depends on another", undecided: "independence undecided" }, dependsOn: (name: string) => `depends on ${name}`,
    graph: (outlets: number, name: string) => n(outlets, { one: `# outlet, and behind it ${name}`, other: `# outlets, and behind them ${name}` }), decided: "belongs to this event", undecided: "may belong to this event", attribute: "Attribute",
    noContest: "No origin contradicts another.", noAgreement: "Nothing is said by two origins alike.", episode: (count: number) => n(count, { one: "# event in the same affair", other: "# events in the same affair" }),
    moreThan: (low: string) => `more than ${low}`, about: (value: string) => `about ${value}`,
    atLeast: (low: string) => `at least ${low}`, atMost: (high: string) => `at most ${high}`, range: (low: string, high: string) => `${low} to ${high}`,
    noDate: "no date", initiators: "Doer", targets: "Done to", otherTypes: "Also claimed as", ...eventWords,
  },
  review: reviewWords,
};

type Widened<T> = T extends string ? string : T extends (...given: infer A) => string ? (...given: A) => string : { [K in keyof T]: Widened<T[K]> };

/** Every word of the interface; each language has all of them. */
export type Words = Widened<typeof en>;

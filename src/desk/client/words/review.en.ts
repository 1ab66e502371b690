// The words of the event's evidence and of review, in English. Kept apart from the others because these are many.
import { plurals } from "./plural.ts";

const n = plurals("en");

export const eventWords = {
  matrix: {
    title: "Point by point", weapon: "Means", standing: { agreed: "agree", contested: "part", single: "one origin", open: "differ", some: "some agree", alike: "alike" },
    means: {
      agreed: "Origins that do not repeat each other say the same.", contested: "Origins contradict each other.", single: "Only one origin says it.", open: "They differ, and all of it can hold.",
      some: "Some origins that do not repeat each other say the same; others say something else.", alike: "They say the same; nothing shows that they are independent.",
    }, later: { raised: "later raised", lowered: "later lowered" },
    nothing: "says nothing of it", more: (count: number) => n(count, { one: "# more place with these words", other: "# more places" }), empty: "No claim of this event gives a value.", missing: "An empty cell is silence: it contradicts nothing.",
    by: "corrected by a person", computed: (value: string) => `computed: ${value}`, correct: "Correct", correctThis: (value: string) => `Correct “${value}”`, carried: "what the words say stands elsewhere in the page",
  },
  sources: {
    title: "Sources", sum: (articles: string, origins: string) => `${articles}, ${origins}`, articles: (count: number) => n(count, { one: "# article", other: "# articles" }), origins: (count: number) => n(count, { one: "one origin behind it", other: "# origins behind them" }),
    independent: (count: number) => n(count, { zero: "none of them proven independent", one: "# proven independent", other: "# proven independent" }), column: { article: "Articles", relay: "Relayed by", origin: "Origin", root: "Depends on" },
    more: (count: number) => n(count, { one: "# more article", other: "# more articles" }), fewer: "Show fewer", details: "Origins, one by one", why: "Why", judge: "Judge independence", ties: "Ties that nobody has reviewed", between: (a: string, b: string) => `By it ${a} and ${b} are not shown to be independent.`,
    relation: { "part-of": "part of", "organ-of": "organ of", "owned-by": "owned by", "funded-by": "funded by", "allied-with": "allied with", "backed-by": "backed by", "leans-to": "leans to" }, since: (year: string) => `since ${year}`, until: (year: string) => `until ${year}`, reviewTie: "Review this tie", through: "through",
  },
  story: {
    title: "Over time", raised: "raised", lowered: "lowered", retracted: "taken back", same: (days: number) => n(days, { one: "gave it on one day", other: "the same on # days" }), never: "never changed", none: "gives no figure", changed: (from: string, to: string) => `${from} → ${to}`,
    undated: "no date", days: "Day by day", all: (count: number) => n(count, { one: "Show # more", other: "Show all #" }), part: "a part", cumulative: "counts other days too", said: "What each origin said, by the date of the page",
  },
  coverage: {
    title: "What the ledger holds", lead: (from: string, to: string) => `Sources of each side on this place, ${from} to ${to}. Missing is not contradicting.`, undated: "Without a date there is no week to look at. Missing is not contradicting.",
    takesPart: "takes part", speaks: "speaks of this event", silent: "speaks of this place and week, not of this event", absent: "the ledger holds nothing of this side: its silence says nothing", holds: (origins: string, articles: string) => `${origins}, ${articles}`, origins: (count: number) => n(count, { one: "# source", other: "# sources" }), articles: (count: number) => n(count, { one: "# article", other: "# articles" }),
  },
  nearby: {
    title: "Near it", none: "No other event lies near this one in place and days.", km: (km: string) => `${km} km away`, here: "the same place", sameDay: "the same day", later: (days: number) => n(days, { one: "# day later", other: "# days later" }), earlier: (days: number) => n(days, { one: "# day earlier", other: "# days earlier" }),
    affair: "same affair", merge: "Merge into this event", placeUnknown: "place not comparable",
  },
  claims: { title: "Claims", chosen: (count: number) => n(count, { zero: "Choose claims to move them", one: "# claim chosen", other: "# claims chosen" }), split: "Split off", remove: "Take out", assign: "Put elsewhere", choose: (words: string) => `Choose the claim “${words}”` },
  asFile: "As one file to send",
  verdict: {
    computed: "Computed", person: "What people found", none: "Nobody has judged this event yet.", beside: "It stands beside the computed status and never replaces it.", confirm: "Confirmed", refute: "Refuted", undetermined: "Undetermined", by: (author: string, day: string) => `${author}, ${day}`,
    evidence: "Evidence added", notes: "Notes", corrections: "Corrected by people", instead: (value: string) => `computed: ${value}`, belongs: "Belongs to it", belongsNot: "Does not belong",
  },
};

export const reviewWords = {
  title: "Review", queue: "Waiting", log: "Log", empty: "Nothing waits for a person.", skipped: (count: number) => n(count, { one: "# skipped", other: "# skipped" }), bringBack: "Bring back", waiting: (count: number) => n(count, { one: "# matter waits", other: "# matters wait" }), open: "Open the event", position: (at: string, of: string) => `${at} of ${of}`, previous: "Previous", next: "Next",
  kinds: { contested: "Contested", membership: "May belong", independence: "Independence", tie: "Tie", lapsed: "Lapsed" },
  asks: {
    contested: "Origins contradict each other. What do you find?", membership: "Does this page belong to the event?", independence: "Origins agree. Are they independent of each other?",
    tie: "Does this tie hold? Give the citation that shows it.", lapsed: "What this decision is about is no more. Does it still have to stand?",
  },
  verbs: {
    confirm: "Confirm", refute: "Refute", undetermined: "Undetermined", note: "Note", undo: "Undo", correct: "Correct a value", evidence: "Add evidence", assign: "Put a claim in", remove: "Take a claim out", merge: "Merge", split: "Split off",
    dependent: "Dependent", independent: "Independent", skip: "Skip", tie: "Review a tie", pair: "Judge independence", undoLast: "Undo my last", help: "Keys",
  },
  did: {
    confirm: "confirmed", refute: "refuted", undetermined: "left undetermined", note: "wrote a note", undo: "undid a decision", correct: "corrected a value", evidence: "added evidence", assign: "put a claim into an event", remove: "took a claim out of an event", merge: "merged two events", split: "split claims off",
    dependent: "declared two origins dependent", independent: "declared two origins independent", tieHolds: "found that the tie holds", tieStruck: "found that the tie does not hold", tieOpen: "left the tie open",
  },
  decide: {
    reason: "Why", reasonHint: "What you saw, and where", record: "Record", recording: "Recording…", cancel: "Cancel", name: "Your name", nameHint: "Signed under each of your decisions. Kept in this browser only; nothing proves it.", signed: (name: string) => `Signed: ${name}`, change: "Change", needed: "This is needed.",
    recorded: "Recorded.", verdict: "Verdict on this event", holds: "It holds", struck: "It does not hold", open: "It stays open", citation: "Citation", citationHint: "An address, or a text with its place", other: "The other origin", kind: "Kind of evidence", address: "Address", file: "File", note: "Note", fileHint: "Only the file’s digest and name are recorded; the file stays with you.", chooseFile: "Choose a file", digest: "Digest",
    event: "Event", eventHint: "One near this one, or its id", into: (name: string) => `The claims of the other event go into: ${name}`, claims: (count: number) => n(count, { one: "# claim", other: "# claims" }), attribute: "Value", now: "Now", newValue: "New value", none: "No value", from: "From", to: "To", low: "At least", high: "At most", exactly: "Leave one empty where it is open.", where: "Correct it", onClaim: "in this claim", onEvent: "for the whole event", id: "A name of this event or an id", undo: "This decision will count no more; it stays in the log.", undoReason: "Recorded by mistake.",
    assign: "Put into another event", remove: "Take out of this event", split: "Split off into an event of its own", merge: "Merge events", pair: "Are they independent?", tie: "Does the tie hold?", evidence: "Add evidence", noteTitle: "Note", correctTitle: "Correct a value", undoTitle: "Undo a decision", belongs: "It belongs to this event", belongsNot: "It does not belong to this event", choose: "Choose…",
  },
  conflict: {
    title: "Someone else decided meanwhile", lead: "Nothing of yours was recorded yet. This came after what you had seen, on the same matter:", yours: "Yours:", anyway: "Record mine as well", leave: "Leave it as it is", failed: "It was not recorded.", again: "Send again",
  },
  entry: { undone: "undone", undo: "Undo", empty: "Nobody has decided anything yet.", more: "Show earlier ones", of: (name: string) => `on ${name}`, over: "over a decision that it had seen" },
  help: { title: "Keys", move: "next, previous", act: "act", enter: "go into the matter", leave: "back to the list, close", again: "Letters work anywhere but in a text field." },
};

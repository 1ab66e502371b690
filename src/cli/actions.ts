import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import type { EventAnswer, OpenTieCard, ReviewItem } from "../desk/index.ts";
import type { Verb } from "../ledger/index.ts";
import type { Asker, Choice } from "./asking.ts";
import { timeWords } from "./lines.ts";
import type { Matter, Said } from "./working.ts";

// What a person can do with one matter of the queue, question by question.

export type Action = "confirm" | "refute" | "undetermined" | "correct" | "assign" | "remove" | "merge" | "split" | "dependent" | "tie" | "evidence" | "note" | "skip" | "undo" | "quit";

/** Each action under the letter that it has in the desk, too. */
const LETTERS: readonly { key: string; value: Action; label: string }[] = [
  { key: "c", value: "confirm", label: "confirm" }, { key: "r", value: "refute", label: "refute" }, { key: "u", value: "undetermined", label: "undetermined" }, { key: "x", value: "correct", label: "correct a value" },
  { key: "a", value: "assign", label: "assign claims to an event" }, { key: "d", value: "remove", label: "remove claims from the event" }, { key: "m", value: "merge", label: "merge another event into it" }, { key: "l", value: "split", label: "split claims off" },
  { key: "p", value: "dependent", label: "two origins: dependent or independent" }, { key: "t", value: "tie", label: "review a tie, with a citation" }, { key: "e", value: "evidence", label: "add evidence" }, { key: "n", value: "note", label: "note" },
  { key: "s", value: "skip", label: "skip" }, { key: "z", value: "undo", label: "undo my last" }, { key: "q", value: "quit", label: "quit" },
];

/** The actions that a matter allows. */
export function offered(item: ReviewItem, answer: EventAnswer | null, undoable: boolean): readonly { key: string; value: Action; label: string }[] {
  const event = item.kind === "tie" ? undefined : answer?.event;
  return LETTERS.filter(({ value }) => {
    switch (value) {
      case "skip": case "quit": case "note": return true;
      case "undo": return undoable;
      case "remove": return item.kind === "lapsed" || event !== undefined;
      case "tie": return item.tie !== null || (answer?.ties.length ?? 0) > 0;
      case "dependent": return (event?.origins.length ?? 0) > 1;
      case "split": return (event?.claims.length ?? 0) > 1;
      case "correct": return event !== undefined && correctable(answer!).length > 0;
      default: return event !== undefined;
    }
  }).map((one) => (item.kind === "lapsed" && one.value === "remove" ? { ...one, label: "undo that decision" } : one));
}

type Ask = (asker: Asker, matter: Matter) => Promise<Said[]>;

const verdict = (verb: Verb): Ask => async (asker, { answer }) => [{ subject: answer!.event.id, verb, reason: await why(asker) }];

async function why(asker: Asker): Promise<string> {
  return await asker.words("Why?", { hint: "what you saw, and where" });
}

function claimChoices(answer: EventAnswer): Choice<string>[] {
  const pages = new Map(answer.documents.map((page) => [page.id, page.publisher ?? page.captured_from]));
  return answer.claims.map(({ id, span, document, type }) => ({ value: id, label: `${type}: “${span.exact.slice(0, 90)}”`, hint: pages.get(document) ?? "" }));
}

/** The claims of pages whose membership is undecided. */
function undecidedIn(answer: EventAnswer): ReadonlySet<string> {
  const pages = new Set(answer.event.documents.filter(({ membership }) => membership === "undecided").map(({ id }) => id));
  return new Set(answer.claims.filter(({ document }) => pages.has(document)).map(({ id }) => id));
}

async function otherEvent(asker: Asker, answer: EventAnswer, also: Choice<string>[] = []): Promise<string> {
  const near = answer.nearby.map(({ event, km, days }): Choice<string> => ({
    value: event.id, label: `${event.type}, ${event.places[0]?.name ?? "no place"}, ${event.time === null ? "no date" : timeWords(event.time)}`,
    hint: `${km === null ? "" : `${Math.round(km)} km, `}${days === null ? "" : `${days} days, `}${event.id}`,
  }));
  const chosen = await asker.one<string | null>("Which event?", [...also, ...near, { value: null, label: "another, by its id" }]);
  return chosen ?? await asker.words("Its id?", { hint: "evt:…", wrong: (id) => (id.startsWith("evt:") ? undefined : "An event's id begins with evt:") });
}

interface Slot { name: string; claim: string; says: string; label: string; how: string }

const HOW: Record<string, string> = {
  type: "a type such as air-drone-strike", time: "a day such as 2016-12-08, or two with .. between", place: "the id of a place", initiator: "the id of an actor", target: "the id of an actor", toll: "12, 10..20, 8.. or ..20",
};

/** The values of an event's matrix that can be corrected, each once for its origin. */
function correctable(answer: EventAnswer): Slot[] {
  const names = new Map(answer.event.origins.map(({ id, name }) => [id, name]));
  return answer.matrix.rows.filter(({ attribute }) => attribute !== "outcome" && attribute !== "weapon").flatMap(({ attribute, quantity, group, cells }) => cells.flatMap(({ origin, values }) => {
    const seen = new Set<string>();
    return values.filter(({ value }) => !seen.has(value) && seen.add(value)).map(({ value, claim, text }): Slot => ({
      // Of several actors or places the one that is meant is named.
      name: attribute === "toll" ? `${quantity}${group === null ? "" : ` ${group}`}` : attribute === "type" || attribute === "time" ? attribute : `${attribute} ${value}`,
      claim, says: text, label: `${quantity ?? attribute}${group === null ? "" : ` ${group}`}: ${value} (${names.get(origin) ?? origin})`, how: HOW[attribute] ?? "the new value",
    }));
  }));
}

async function tieOf(asker: Asker, { item, answer }: Matter): Promise<OpenTieCard> {
  const [first, ...others] = item.tie === null ? answer!.ties : [item.tie];
  if (others.length === 0) return first!;
  return await asker.one("Which tie?", [first!, ...others].map((value) => ({ value, label: `${value.owner} ${value.relation} ${value.to}` })));
}

/** The digest and the name of a file of this machine; an address or a note as it is. */
async function evidenceValue(given: string): Promise<string> {
  if (/^https?:\/\//i.test(given) || !statSync(given, { throwIfNoEntry: false })?.isFile()) return given;
  const hash = createHash("sha256");
  for await (const part of createReadStream(given)) hash.update(part as Buffer);
  return `sha256:${hash.digest("hex")} ${basename(given)}`;
}

/** The questions of each action; what they come to is recorded by who asked. */
export const ACTIONS: Record<Exclude<Action, "skip" | "undo" | "quit">, Ask> = {
  confirm: verdict("confirm"),
  refute: verdict("refute"),
  undetermined: verdict("undetermined"),
  correct: async (asker, { answer }) => {
    const slot = await asker.one("Which value?", correctable(answer!).map((value) => ({ value, label: value.label, hint: `“${value.says.slice(0, 60)}”` })));
    const value = await asker.words("The right value?", { hint: `${slot.how}; none takes it away` });
    return [{ subject: slot.claim, verb: "correct", reason: await why(asker), value: `${slot.name}: ${value}` }];
  },
  assign: async (asker, { answer }) => {
    const undecided = undecidedIn(answer!);
    const claims = await asker.some("Which claims?", claimChoices(answer!), (id) => undecided.has(id));
    const event = await otherEvent(asker, answer!, claims.some((id) => undecided.has(id)) ? [{ value: answer!.event.id, label: "this event: they belong to it" }] : []);
    const reason = await why(asker);
    return claims.map((subject) => ({ subject, verb: "assign", reason, objects: [event] }));
  },
  remove: async (asker, { item, answer }) => {
    if (item.kind === "lapsed") return [{ subject: item.subject, verb: "undo", reason: await why(asker) }];
    const undecided = undecidedIn(answer!);
    const claims = await asker.some("Which claims do not belong to it?", claimChoices(answer!), (id) => undecided.has(id));
    const reason = await why(asker);
    return claims.map((subject) => ({ subject, verb: "remove", reason, objects: [answer!.event.id] }));
  },
  merge: async (asker, { answer }) => [{ subject: answer!.event.id, verb: "merge", objects: [await otherEvent(asker, answer!)], reason: await why(asker) }],
  split: async (asker, { answer }) => [{ subject: answer!.event.id, verb: "split", objects: await asker.some("Which claims are of another event?", claimChoices(answer!)), reason: await why(asker) }],
  dependent: async (asker, { answer }) => {
    const origins = answer!.event.origins.map(({ id, name, independence }) => ({ value: id, label: name, hint: independence }));
    const first = await asker.one("Which origin?", origins);
    const second = origins.length === 2 ? origins.find(({ value }) => value !== first)!.value : await asker.one("And which other?", origins.filter(({ value }) => value !== first));
    const verb = await asker.one<Verb>("Are they independent of each other?", [{ value: "dependent", label: "dependent" }, { value: "independent", label: "independent" }]);
    return [{ subject: first, verb, objects: [second], reason: await why(asker) }];
  },
  tie: async (asker, matter) => {
    const tie = await tieOf(asker, matter);
    const verb = await asker.one<Verb>(`Does it hold: ${tie.owner} ${tie.relation} ${tie.to}?`, [{ value: "confirm", label: "it holds" }, { value: "refute", label: "it does not hold" }, { value: "undetermined", label: "it stays open" }]);
    const value = await asker.words("Which citation shows that?", { hint: "an address, or a text with its place" });
    return [{ subject: `tie:${tie.owner}:${tie.relation}:${tie.to}`, verb, value, reason: await why(asker) }];
  },
  evidence: async (asker, { answer }) => [{ subject: answer!.event.id, verb: "evidence", value: await evidenceValue(await asker.words("What evidence?", { hint: "an address, the path of a file, or a note" })), reason: await why(asker) }],
  note: async (asker, { item, answer }) => [{ subject: item.kind === "tie" ? item.subject : answer?.event.id ?? item.subject, verb: "note", reason: await asker.words("The note?") }],
};

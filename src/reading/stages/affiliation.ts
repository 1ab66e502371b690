import type { ActorMention } from "./actors.ts";
import type { Story } from "./story.ts";
import type { Token } from "./tokens.ts";
import { isAffiliated, tagged } from "../tags.ts";

const isAdjectiveOrNationalityOrAux = tagged("adjective", "nationality", "aux"), goesBetween = tagged("article", "of", "group-noun", "adjective");

/** Words between the words of affiliation and the name. */

/**
 * "Le groupe lié à X", "the local branch of X": X says whose it is and does nothing itself. The words stand for the one
 * group of the story that the directory ties to X; where it knows none or several, for somebody unnamed. Changes `actors`.
 */
export function affiliations(tokens: readonly Token[], actors: ActorMention[], story: Story): void {
  for (let k = 0; k < actors.length; k++) {
    const a = actors[k]!;
    if (a.by !== "name" || !a.id) continue;
    const at = affiliated(tokens, a.from);
    if (at < 0) continue;
    const head = actors[k - 1];
    const own = head && head.to <= at && at - head.to <= 3 && tokens.slice(head.to, at).every((t) => t.text === "," || t.entries.length === 0 || isAdjectiveOrNationalityOrAux(t));
    if (own && head.by === "name") { actors.splice(k--, 1); continue; }
    const named = [...story.named.keys()].filter((id) => id !== a.id && story.directory.actor(id)?.kind === "armed-group" && story.directory.actor(id)!.ties.some((t) => t.to === a.id));
    const id = named.length === 1 ? named[0]! : null;
    if (own) { head.id = id; head.to = a.to; actors.splice(k--, 1); }
    else actors[k] = { ...a, id, from: at, by: "group", loaded: false, name: tokens.slice(at, a.to).map((t) => t.text).join(" ") };
  }
}

const spans = (token: Token, length: number): boolean => isAffiliated(token, (e) => e.length === length);

/** The token at which words of affiliation begin that lead straight to a name, or -1. */
export function affiliated(tokens: readonly Token[], name: number): number {
  for (let end = name - 1; end >= Math.max(0, name - 3); end--) {
    for (let s = end; s >= Math.max(0, end - 3); s--) if (isAffiliated(tokens[s]) && spans(tokens[s]!, end + 1 - s)) return s;
    if (tokens[end]!.kind === "mark" ? !/["«“]/.test(tokens[end]!.text) : !goesBetween(tokens[end])) return -1;
  }
  return -1;
}

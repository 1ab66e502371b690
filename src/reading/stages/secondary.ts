// A second event in one clause: "took the town after the army's withdrawal", "took the town in an attack by ten suicide bombers".
import type { Clause } from "./clauses.ts";
import { triggers, type Found, type Trigger } from "./triggers.ts";
import { tagged } from "../tags.ts";

const isLightOrAct = tagged("light", "act");

/** Acts of a verb beside which another event is told for itself; the dead and the wounded are counted with what hit them. */
const LEADING = new Set(["territory", "movement", "control"]);
const HANGING = new Set(["movement", "territory", "suicide-bomb"]);

/**
 * Cuts a clause before the noun of a second event: after a word for "after" where the noun tells of a withdrawal, a
 * taking or suicide bombers, or where something of its own is counted; and after a comma where attackers are counted or
 * a relative clause says who did it ("…, in an attack that X began on Friday").
 * Clauses without such a noun come back whole.
 */
export function parts(found: Found, clause: Clause): Clause[] {
  const list = triggers(found, clause);
  const verbs = list.filter((t) => !t.noun && !t.hung);
  const counted = found.counts.some((c) => c.from >= clause.from && c.to <= clause.to);
  const leads = (t: Trigger | undefined): boolean => t !== undefined && (LEADING.has(t.act.type) || (t.act.type === "armed-clash" && !counted));
  const main = verbs.length > 0 ? verbs.find(leads) : leads(list[0]) ? list[0] : undefined;
  if (!main) return [clause];
  for (const noun of list) {
    if (!noun.noun || noun.at < main.to || noun.act.rank < 4 || noun.name === main.name) continue;
    const at = joint(found, clause, main, noun);
    if (at !== null) return [{ ...clause, to: at }, { from: at, to: clause.to, kind: "main" }];
  }
  return [clause];
}

/** The token at which the second event begins, or null. */
function joint({ tokens, counts, times }: Found, clause: Clause, main: Trigger, noun: Trigger): number | null {
  const own = counts.filter((c) => c.from >= noun.at - 3 && c.to <= clause.to);
  const attackers = own.some((c) => c.unit === "suicide-attackers" || c.unit === "vehicle-bombs");
  for (let k = noun.at - 1; k >= Math.max(main.to, noun.at - 4); k--) {
    const { entries, text } = tokens[k]!;
    if (times.some((t) => t.from <= k && k < t.to)) return null;
    if (entries.some((e) => e.tag === "after")) return HANGING.has(noun.act.type) || attackers || own.some((c) => c.unit === "killed") ? k : null;
    if (entries.some((e) => e.tag === "at") && (tokens[k - 1]?.text === "،" || tokens[k - 1]?.text === ",")) return attackers || begun(tokens, noun) ? k : null;
    if (text === "،" || text === "," || entries.some((e) => ["act", "verb", "sub", "and"].includes(e.tag))) return null;
  }
  return null;
}

/** "هجوم بدأه التنظيم": a verb with its object pronoun right after the noun or its adjective. */
function begun(tokens: Found["tokens"], noun: Trigger): boolean {
  return [0, 1].some((k) => tokens[noun.to + k]?.clitics.some((c) => c.includes("pronoun")) && isLightOrAct(tokens[noun.to + k], (e) => e.features.includes("fin")));
}

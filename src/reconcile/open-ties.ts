import type { Directory, Tie } from "../directory/index.ts";
import { byCode } from "./digest.ts";
import type { Event } from "./event.ts";
import { Kinship } from "./kinship.ts";
import { tieSubject, type Rulings } from "./rulings.ts";

/** A tie of the directory that nobody has checked, and the events of which two origins are one, or of one side, by it. */
export interface OpenTie { subject: string; from: string; tie: Tie; events: string[]; between: [string, string] }

/** The unreviewed ties on which the independence of these events' origins hangs, those that most events hang on first. */
export function openTies(events: readonly Event[], directory: Directory, rulings: Pick<Rulings, "tie" | "between">): OpenTie[] {
  const kinship = new Kinship(directory, rulings.tie);
  const found = new Map<string, OpenTie>();
  for (const event of events) {
    const date = event.time?.start ?? null;
    const known = event.origins.map(({ id }) => id).filter((id) => directory.actor(id) !== null).sort(byCode);
    known.forEach((a, at) => {
      for (const b of known.slice(at + 1)) {
        // Where a person decided on the two, no tie between them decides any more.
        if (rulings.between(a, b) !== null) continue;
        for (const { from, tie } of kinship.bond(a, b, date)?.ties ?? []) {
          if (tie.reviewed === true) continue;
          const subject = tieSubject(from, tie.relation, tie.to);
          const open = found.get(subject) ?? found.set(subject, { subject, from, tie, events: [], between: [a, b] }).get(subject)!;
          if (open.events.at(-1) !== event.id) open.events.push(event.id);
        }
      }
    });
  }
  return [...found.values()].sort((a, b) => b.events.length - a.events.length || byCode(a.subject, b.subject));
}

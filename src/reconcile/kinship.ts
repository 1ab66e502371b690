import { tieHolds, type Directory, type Relation, type Tie } from "../directory/index.ts";
import type { Rulings } from "./rulings.ts";

/** How two actors are tied at a date. */
export interface Bond {
  /** `one`: part of, organ of or owned by one another or one body. `side`: any other tie between them or to one backer. */
  kind: "one" | "side";
  /** Every tie it rests on was checked by a person. */
  reviewed: boolean;
  /** Why, as an English clause ("Amaq is organ of Islamic State"). */
  says: string;
  /** The ties that it rests on, each with the actor that has it. */
  ties: { from: string; tie: Tie }[];
}

const STRUCTURAL: ReadonlySet<Relation> = new Set(["part-of", "organ-of", "owned-by"]);
// Stand for "always" and "still" where ties are compared by how long they held.
const EARLIEST = "1950";
const LATEST = "2030";
// How strongly a tie says whose interest a source shares, strongest first.
const LEANINGS: readonly Relation[] = ["leans-to", "backed-by", "funded-by", "allied-with"];

/** Ties are dated to the year or the month: all days of a month have the same answer. */
function monthOf(date: string | null): string | null {
  return date === null ? null : date.slice(0, 7);
}

/** Answers who is tied to whom, out of the directory; remembers its answers for as long as it is kept. */
export class Kinship {
  readonly #directory: Directory;
  readonly #within = new Map<string, readonly string[]>();
  readonly #bonds = new Map<string, Bond | null>();

  readonly #tied = new Map<string, boolean>();

  readonly #ruled: Rulings["tie"];

  /** `ruled` is what people found of ties: one that they struck is none, one that they found to hold is reviewed. */
  constructor(directory: Directory, ruled: Rulings["tie"] = () => null) {
    this.#directory = directory;
    this.#ruled = ruled;
  }

  /** The actor and all it belongs to, nearest first. Only itself when the directory does not know it. */
  within(id: string, date: string | null): readonly string[] {
    const key = `${id} ${monthOf(date) ?? ""}`;
    let found = this.#within.get(key);
    if (!found) {
      // A set is walked in the order of insertion, also over what is added on the way: nearest first, each once.
      const reached = new Set([id]);
      for (const next of reached) for (const tie of this.#ties(next, monthOf(date))) if (STRUCTURAL.has(tie.relation)) reached.add(tie.to);
      found = [...reached];
      this.#within.set(key, found);
    }
    return found;
  }

  /** What is furthest up: the government of a ministry, the group of an agency. */
  top(id: string, date: string | null): string {
    if (date !== null) return this.within(id, date).at(-1) ?? id;
    const seen = new Set([id]);
    for (let at = id; ;) {
      const next = this.#lasting(at);
      if (next === null || seen.has(next)) return at;
      seen.add(at = next);
    }
  }

  /** Where no date is known: the body that the actor belonged to for most of its life, so that a split long past ties nobody. */
  #lasting(id: string): string | null {
    const actor = this.#directory.actor(id);
    if (actor === null) return null;
    const years = (from: string | null | undefined, until: string | null | undefined): number =>
      Number((until ?? LATEST).slice(0, 4)) - Number((from ?? EARLIEST).slice(0, 4));
    const ties = this.#all(id).filter((tie) => STRUCTURAL.has(tie.relation))
      .sort((a, b) => years(b.from, b.until) - years(a.from, a.until) || (a.to < b.to ? -1 : 1));
    const longest = ties[0];
    return longest !== undefined && years(longest.from, longest.until) * 2 >= years(actor.active?.from, actor.active?.until) ? longest.to : null;
  }

  name(id: string): string {
    const actor = this.#directory.actor(id);
    return actor === null ? id : actor.name.en ?? Object.values(actor.name)[0] ?? id;
  }

  /** The tie between two different actors at a date, the closest kind first; null when the directory knows none. */
  bond(a: string, b: string, date: string | null): Bond | null {
    if (a > b) return this.bond(b, a, date);
    const month = monthOf(date);
    const key = `${a} ${b} ${month ?? ""}`;
    let found = this.#bonds.get(key);
    if (found === undefined) this.#bonds.set(key, found = this.#one(a, b, month) ?? this.#side(a, b, month));
    return found;
  }

  /** Whether a claim about one may be a claim about the other: the same, or tied in any way but through a backer. */
  linked(a: string, b: string, date: string | null): boolean {
    if (a === b) return true;
    const bond = this.bond(a, b, date);
    return bond !== null && (bond.kind === "one" || this.tied(a, b, date));
  }

  /** Whether either, or a body that it belongs to, has a tie straight to the other. */
  tied(a: string, b: string, date: string | null): boolean {
    const month = monthOf(date);
    const key = `${a} ${b} ${month ?? ""}`;
    let found = this.#tied.get(key);
    if (found === undefined) this.#tied.set(key, found = this.#direct(a, b, month) !== null || this.#direct(b, a, month) !== null);
    return found;
  }

  /** The actor whose interest this one shares: its own body, else the one that its strongest tie names; null when none is known. */
  side(id: string, date: string | null, preferred: ReadonlySet<string>): string | null {
    const actor = this.#directory.actor(id);
    if (actor === null) return null;
    const top = this.top(id, date);
    const kind = this.#directory.actor(top)?.kind;
    if (kind === "state-force" || kind === "government" || kind === "armed-group" || kind === "coalition") return top;
    for (const relation of LEANINGS) {
      const sides = this.within(id, date).flatMap((one) => this.#ties(one, date)).filter((tie) => tie.relation === relation)
        .map((tie) => this.top(tie.to, date));
      const chosen = sides.find((side) => preferred.has(side)) ?? sides[0];
      if (chosen !== undefined) return chosen;
    }
    return null;
  }

  #ties(id: string, date: string | null): Tie[] {
    return this.#all(id).filter((tie) => tieHolds(tie, date));
  }

  #all(id: string): Tie[] {
    return (this.#directory.actor(id)?.ties ?? []).flatMap((tie) => {
      const ruled = this.#ruled(id, tie.relation, tie.to);
      return ruled === "struck" ? [] : ruled === "holds" ? [{ ...tie, reviewed: true }] : [tie];
    });
  }

  #one(a: string, b: string, date: string | null): Bond | null {
    const inB = new Set(this.within(b, date));
    const common = this.within(a, date).find((id) => inB.has(id));
    if (common === undefined) return null;
    const chain = [...this.within(a, date), ...this.within(b, date)];
    const known = new Set(chain);
    const ties = [...known].flatMap((from) => this.#ties(from, date).map((tie) => ({ from, tie }))).filter(({ tie }) => STRUCTURAL.has(tie.relation) && known.has(tie.to));
    const says = common === b ? `${this.name(a)} belongs to ${this.name(b)}`
      : common === a ? `${this.name(b)} belongs to ${this.name(a)}`
      : `${this.name(a)} and ${this.name(b)} both belong to ${this.name(common)}`;
    return { kind: "one", reviewed: ties.every(({ tie }) => tie.reviewed === true), says, ties };
  }

  /** The first tie of `a`, or of a body it belongs to, that reaches `b` or a body that `b` belongs to. */
  #direct(a: string, b: string, date: string | null): { owner: string; tie: Tie } | null {
    const inB = new Set(this.within(b, date));
    for (const owner of this.within(a, date)) {
      for (const tie of this.#ties(owner, date)) {
        if (STRUCTURAL.has(tie.relation)) continue;
        if (inB.has(tie.to) || this.within(tie.to, date).some((id) => inB.has(id))) return { owner, tie };
      }
    }
    return null;
  }

  #side(a: string, b: string, date: string | null): Bond | null {
    const direct = this.#direct(a, b, date) ?? this.#direct(b, a, date);
    if (direct !== null) {
      const { owner, tie } = direct;
      return { kind: "side", reviewed: tie.reviewed === true, says: `${this.name(owner)} is tied to ${this.name(tie.to)} (${tie.relation})`, ties: [{ from: owner, tie }] };
    }
    const backers = new Map<string, { from: string; tie: Tie }>();
    for (const owner of this.within(a, date)) {
      for (const tie of this.#ties(owner, date)) {
        if (!STRUCTURAL.has(tie.relation)) for (const id of this.within(tie.to, date)) backers.set(id, { from: owner, tie });
      }
    }
    for (const owner of this.within(b, date)) {
      for (const tie of this.#ties(owner, date)) {
        if (STRUCTURAL.has(tie.relation)) continue;
        const common = this.within(tie.to, date).find((id) => backers.has(id));
        if (common !== undefined) {
          const other = backers.get(common)!;
          return {
            kind: "side", reviewed: tie.reviewed === true && other.tie.reviewed === true,
            says: `${this.name(a)} and ${this.name(b)} are both tied to ${this.name(common)}`, ties: [other, { from: owner, tie }],
          };
        }
      }
    }
    return null;
  }
}

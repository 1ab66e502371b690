// What a person puts right in a claim before it is kept: recorded as judgements once it is. Pure.
import type { Claim } from "../contract.ts";

/** A value of a claim that can be put right. `key` tells it apart within the claim. */
export type Slot = { key: string } & ({ kind: "type"; now: string } | { kind: "time"; now: Claim["time"] } | { kind: "count"; now: Claim["counts"][number] } | { kind: "place"; now: Claim["places"][number] });
/** What was put in; empty fields say nothing. `none` takes the value away. */
export interface Put { text: string; from: string; to: string; low: string; high: string; none: boolean }
export interface Correction { claim: string; slot: string; value: string; reason: string }

export const NOTHING: Put = { text: "", from: "", to: "", low: "", high: "", none: false };

/** The values of a claim, one after the other. */
export function slotsOf(claim: Claim): Slot[] {
  return [
    { key: "type", kind: "type", now: claim.type }, { key: "time", kind: "time", now: claim.time },
    ...claim.counts.map((now): Slot => ({ key: `count ${now.id}`, kind: "count", now })),
    ...claim.places.filter(({ id }) => id !== null).map((now, at): Slot => ({ key: `place ${at}`, kind: "place", now })),
  ];
}

/** The correction as the ledger writes it, such as `killed syr-saa: 12` or `time: 2016-12-08..2016-12-10`; null where something is missing. */
export function valueOf(slot: Slot, { text, from, to, low, high, none }: Put): string | null {
  switch (slot.kind) {
    case "type": return text === "" || text === slot.now ? null : `type: ${text}`;
    case "time": return none ? "time: none" : from === "" ? null : to !== "" && to < from ? null : `time: ${from}${to === "" || to === from ? "" : `..${to}`}`;
    case "count": {
      const whole = (figure: string): boolean => /^[0-9]{0,9}$/u.test(figure), name = `${slot.now.quantity}${slot.now.group ? ` ${slot.now.group}` : ""}`;
      if (none) return `${name}: none`;
      if (!whole(low) || !whole(high) || (low === "" && high === "") || (low !== "" && high !== "" && Number(low) > Number(high))) return null;
      return `${name}: ${low === high ? low : `${low}..${high}`}`;
    }
    case "place": return none ? `place ${slot.now.id}: none` : text === "" || /\s/u.test(text) || text === slot.now.id ? null : `place ${slot.now.id}: ${text}`;
  }
}

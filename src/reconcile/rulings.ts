/** What a person decided on two origins, or on a tie; it stands over what was computed. */
export interface Ruling { verdict: "independent" | "dependent"; says: string; judgement: string }

/** People's decisions, ready to be asked while events are worked out. */
export interface Rulings {
  /** What stands on two origins; null where nobody decided. */
  between(a: string, b: string): Ruling | null;
}

export const NO_RULINGS: Rulings = { between: () => null };

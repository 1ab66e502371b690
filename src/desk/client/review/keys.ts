// What each key does in review: shown by the help, tried in order. Pure.
import type { Words } from "../words/en.ts";

export type Action = "next" | "previous" | "enter" | "leave" | "open" | "confirm" | "refute" | "undetermined" | "correct" | "assign" | "remove" | "merge" | "split" | "pair" | "tie" | "evidence" | "note" | "skip" | "undoLast" | "log" | "help";

export const KEYS: readonly { key: string; action: Action }[] = [
  { key: "j", action: "next" }, { key: "k", action: "previous" }, { key: "Enter", action: "enter" }, { key: "Escape", action: "leave" }, { key: "o", action: "open" },
  { key: "c", action: "confirm" }, { key: "r", action: "refute" }, { key: "u", action: "undetermined" }, { key: "x", action: "correct" }, { key: "a", action: "assign" }, { key: "d", action: "remove" },
  { key: "m", action: "merge" }, { key: "l", action: "split" }, { key: "p", action: "pair" }, { key: "t", action: "tie" }, { key: "e", action: "evidence" }, { key: "n", action: "note" },
  { key: "s", action: "skip" }, { key: "z", action: "undoLast" }, { key: "g", action: "log" }, { key: "?", action: "help" },
];

/** The action of a key press; null where it is a text's, or one with a key held. */
export function actionOf(event: KeyboardEvent): Action | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return null;
  const at = event.target as Element;
  if (at.closest("input, textarea, select, dialog")) return null;
  // Enter on something that can be pressed is its own.
  if (event.key === "Enter" && at.closest("a, button, summary")) return null;
  return KEYS.find(({ key }) => key === event.key || (key.length === 1 && key === event.key.toLowerCase() && !event.shiftKey))?.action ?? null;
}

/** What an action is called. */
export function actionName(action: Action, words: Words): string {
  const { verbs, help, open, log } = words.review;
  switch (action) {
    case "next": return words.review.next;
    case "previous": return words.review.previous;
    case "enter": return help.enter;
    case "leave": return help.leave;
    case "open": return open;
    case "log": return log;
    default: return verbs[action];
  }
}

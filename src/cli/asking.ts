import type { Readable, Writable } from "node:stream";
import { CANCEL_SYMBOL, isCancel, log, multiselect, select, selectKey, text } from "@clack/prompts";
import { shown } from "./terminal.ts";

// Questions to a person at a terminal. The streams are given, so that the same code speaks to any terminal.

/** Thrown where a person leaves a question with Escape or Ctrl-C. */
export class Left extends Error {
  constructor() { super("left"); this.name = "Left"; }
}

/** One thing to choose. What comes from a page is made fit for a terminal here. */
export interface Choice<T> { value: T; label: string; hint?: string }

/** Asks and says on one terminal. Every question throws `Left` where it is left. */
export class Asker {
  readonly #streams: { input: Readable; output: Writable };

  constructor(input: Readable, output: Writable) {
    this.#streams = { input, output };
  }

  /** Lines for the person, as they are. */
  write(lines: string): void {
    this.#streams.output.write(`${lines}\n`);
  }

  say(kind: "info" | "success" | "warn" | "error", words: string): void {
    log[kind](shown(words), { output: this.#streams.output });
  }

  /** One of these, by its letter. */
  async letter<T extends string>(message: string, choices: readonly { key: string; value: T; label: string }[]): Promise<T> {
    const key = answered(await selectKey({ ...this.#streams, message: shown(message), options: choices.map(({ key: value, label }) => ({ value, label: shown(label) })) }));
    return choices.find((one) => one.key === key)!.value;
  }

  /** One of these, by arrow keys. */
  async one<T>(message: string, choices: readonly Choice<T>[]): Promise<T> {
    // Numbers stand for what is chosen: values of any kind, and none of them printed.
    return choices[answered(await select({ ...this.#streams, message: shown(message), maxItems: 12, options: options(choices) }))]!.value;
  }

  /** At least one of these; those of `chosen` are so at first. */
  async some<T>(message: string, choices: readonly Choice<T>[], chosen: (value: T) => boolean = () => false): Promise<T[]> {
    const initialValues = choices.flatMap(({ value }, at) => (chosen(value) ? [at] : []));
    return answered(await multiselect({ ...this.#streams, message: shown(message), maxItems: 12, required: true, initialValues, options: options(choices) })).map((at) => choices[at]!.value);
  }

  /** A text, not empty; `wrong` says what is amiss with it, or nothing. */
  async words(message: string, { hint, initial, wrong }: { hint?: string; initial?: string; wrong?: (given: string) => string | undefined } = {}): Promise<string> {
    const given = answered(await text({
      ...this.#streams, message: shown(message), ...(hint === undefined ? {} : { placeholder: hint }), ...(initial === undefined ? {} : { initialValue: initial }),
      validate: (value) => ((value ?? "").trim() === "" ? "This is needed." : wrong?.((value ?? "").trim())),
    }));
    return given.trim();
  }
}

function options<T>(choices: readonly Choice<T>[]): { value: number; label: string; hint?: string }[] {
  return choices.map(({ label, hint }, value) => ({ value, label: shown(label), ...(hint === undefined ? {} : { hint: shown(hint) }) }));
}

function answered<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new Left();
  return answer;
}

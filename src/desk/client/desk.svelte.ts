import { createContext } from "svelte";
import { viewAt, type Address, type View } from "./address.ts";
import { keepPage, readPage } from "./ask.ts";
import type { AddAnswer, Language, ReadAnswer, ReadRequest } from "./contract.ts";
import type { Words } from "./words/en.ts";

/** A language is a file of its own, and only the one in use is loaded. */
const WORDS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import("./words/en.ts")).en,
  fr: async () => (await import("./words/fr.ts")).fr,
  ar: async () => (await import("./words/ar.ts")).ar,
};
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: "en", name: "English" }, { id: "fr", name: "Français" }, { id: "ar", name: "العربية" },
];
const KEPT = "recoupe.language";

/** Who reads what is pasted or dropped, and keeps it; the page without a server keeps nothing. */
export interface Reads { read(request: ReadRequest, signal: AbortSignal): Promise<ReadAnswer>; keep: ((request: ReadRequest) => Promise<AddAnswer>) | null }
const SERVER: Reads = { read: readPage, keep: keepPage };

/** Where the desk is and in which language it speaks. One for each page, handed down by context. */
export class Desk {
  #spoken = $state.raw() as { language: Language; words: Words };
  #address = $state.raw<Address>(here());
  /** Said once to screen readers, as "copied". */
  said = $state("");
  /** The name of what is shown, for the window. */
  title = $state("");

  readonly view: View = $derived(viewAt(this.#address.path));

  readonly reads: Reads;

  private constructor(language: Language, words: Words, reads: Reads) {
    this.reads = reads;
    this.#spoken = { language, words };
  }

  /** A desk in the language that was chosen here before, or that the browser prefers. */
  static async open(reads: Reads = SERVER): Promise<Desk> {
    const language = firstLanguage();
    return new Desk(language, await WORDS[language](), reads);
  }

  get words(): Words { return this.#spoken.words; }
  get language(): Language { return this.#spoken.language; }
  get address(): Address { return this.#address; }
  get direction(): "ltr" | "rtl" { return this.language === "ar" ? "rtl" : "ltr"; }

  /** Rejects, and goes on in the former language, when the server does not give the words. */
  async speak(language: Language): Promise<void> {
    try {
      localStorage.setItem(KEPT, language);
    } catch {
      // A browser that keeps nothing still switches; only the next visit starts over.
    }
    this.#spoken = { language, words: await WORDS[language]() };
  }

  /** Goes to an address of the desk. `replace` leaves no step to go back to, as for a filter being typed. */
  go(address: string, { replace = false }: { replace?: boolean } = {}): void {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.arrived();
  }

  /** Takes over what the address bar says. */
  arrived(): void {
    this.#address = here();
  }

  say(words: string): void {
    // The same words twice would not be read out again.
    this.said = this.said === words ? `${words}\u00a0` : words;
  }
}

function here(): Address {
  return { path: location.pathname, query: location.search.replace(/^\?/u, ""), hash: location.hash };
}

function firstLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // Storage switched off: the browser's languages decide.
  }
  for (const wanted of [kept, ...navigator.languages]) {
    const primary = wanted?.toLowerCase().split("-")[0];
    const found = LANGUAGES.find(({ id }) => id === primary);
    if (found) return found.id;
  }
  return "en";
}

export const [desk, provideDesk] = createContext<Desk>();

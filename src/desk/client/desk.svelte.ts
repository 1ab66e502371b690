import { createContext } from "svelte";
import { viewAt, type Address, type View } from "./address.ts";
import type { Language } from "./contract.ts";
import { ar } from "./words/ar.ts";
import { en, type Words } from "./words/en.ts";
import { fr } from "./words/fr.ts";

const WORDS: Readonly<Record<Language, Words>> = { en, fr, ar };
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: "en", name: "English" }, { id: "fr", name: "Français" }, { id: "ar", name: "العربية" },
];
const KEPT = "recoupe.language";

/** Where the desk is and in which language it speaks. One for each page, handed down by context. */
export class Desk {
  #language = $state<Language>("en");
  #address = $state.raw<Address>({ path: "/", query: "", hash: "" });
  /** Said once to screen readers, as "copied". */
  said = $state("");
  /** The name of what is shown, for the window. */
  title = $state("");

  readonly words: Words = $derived(WORDS[this.#language]);
  readonly view: View = $derived(viewAt(this.#address.path));

  constructor() {
    this.#language = firstLanguage();
    this.#address = here();
  }

  get language(): Language { return this.#language; }
  get address(): Address { return this.#address; }
  get direction(): "ltr" | "rtl" { return this.#language === "ar" ? "rtl" : "ltr"; }

  speak(language: Language): void {
    this.#language = language;
    try {
      localStorage.setItem(KEPT, language);
    } catch {
      // A browser that keeps nothing still switches; only the next visit starts over.
    }
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

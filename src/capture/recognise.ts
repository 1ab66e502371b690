import { foldPhrase, type Document } from "../page/index.ts";
import { problem, type Problem } from "../problem.ts";
import { PHRASES, type Kind } from "./phrases.ts";
import type { Signs } from "./signs.ts";

/** A page with this many words of running text is an article, whatever stands around it. */
const ARTICLE = 120;
/** Fewer than this are no article even where nothing says what else they are. The shortest flash has more. */
const NOTHING = 15;
/** Words of a title beyond which it is a headline that only mentions such a page. */
const TITLE = 12;
const LOOKED_AT = 20_000;

const SAVE = "Open the page in a browser and save it there.";
const SAID: Record<Kind | "front" | "forwards" | "none", { rule: string; message: string; remedy: string }> = {
  error: { rule: "error-page", message: "The page says that the article is not there, though the server says it is.", remedy: "Check the address; an archive of the web may still have the page." },
  challenge: { rule: "challenge-page", message: "The page wants to know whether a person reads it, and holds no article.", remedy: SAVE },
  consent: { rule: "consent-page", message: "The page asks for consent to be watched, and holds no article.", remedy: SAVE },
  login: { rule: "login-page", message: "The page asks its reader to log in, and holds no article.", remedy: "Log in with a browser and save the page there." },
  paywall: { rule: "paywall", message: "The page shows its article only to those who pay.", remedy: "Open it in a browser in which you are a subscriber and save it there." },
  script: { rule: "script-page", message: "The page shows its article only to browsers that run its scripts.", remedy: SAVE },
  front: { rule: "front-page", message: "This is the front page of a site, not an article.", remedy: "Give the address of the article itself." },
  forwards: { rule: "page-forwards", message: "The page holds no article and sends its reader elsewhere.", remedy: "Give that address." },
  none: { rule: "no-article", message: "The page holds no article.", remedy: "Look at the page in a browser; if there is an article in it, save it there." },
};

/**
 * Why a page that came from the web is no article (a door before it, an error, a front page), as a problem; null when it is one.
 * A false alarm here loses a report, so that a page with an article's worth of running text passes unless its title or address
 * says what it is.
 */
export function notAnArticle(document: Pick<Document, "text" | "blocks" | "title" | "captured_from">, signs: Signs | null, address: string | null): Problem | null {
  const say = (kind: keyof typeof SAID): Problem => problem({ ...SAID[kind], severity: "error", source: document.captured_from });
  const running = document.blocks.filter(({ role }) => role === "body" || role === "lede" || role === "quote" || role === "list");
  const words = running.reduce((sum, { start, end }) => sum + countWords(document.text.slice(start, end)), 0);
  const title = document.title ?? "", folded = ` ${foldPhrase(title.slice(0, 300))} `;
  if (countWords(title) <= TITLE) {
    const told = PHRASES.find(({ where, phrase }) => where === "title" && folded.includes(phrase));
    if (told) return say(told.kind);
  }
  if (address !== null && isRoot(address) && signs?.type !== "article") return say("front");
  if (words >= ARTICLE) return null;
  const text = ` ${foldPhrase(document.text.slice(0, LOOKED_AT))} ${folded}`;
  const has = (kind: Kind): boolean => PHRASES.some((one) => one.kind === kind && text.includes(one.phrase));
  if (signs?.refresh) return { ...say("forwards"), remedy: `Give the address ${signs.refresh.slice(0, 300)} if that is the article.` };
  if (signs?.paid || has("paywall")) return say("paywall");
  if (has("challenge")) return say("challenge");
  if (signs?.password) return say("login");
  // What is said in so few words besides is the page's matter, not an article's.
  if (words < ARTICLE / 2) for (const kind of ["error", "login", "script"] as const) if (has(kind)) return say(kind);
  const consents = PHRASES.filter((one) => one.kind === "consent" && text.includes(one.phrase)).length;
  const inRunning = ` ${running.map(({ start, end }) => foldPhrase(document.text.slice(start, end).slice(0, LOOKED_AT))).join(" ")} `;
  if (consents > 0 && (words < NOTHING || PHRASES.some((one) => one.kind === "consent" && inRunning.includes(one.phrase)))) return say("consent");
  return words < NOTHING ? say("none") : null;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function isRoot(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search } = new URL(address);
  return search === "" && /^\/(?:index\.\w{3,5}|[a-z]{2}\/?)?$/i.test(pathname);
}

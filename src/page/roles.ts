import { allCapitals, hostOf, isMenu, isParagraph, marked, type Draft } from "./block.ts";

/**
 * Gives every block of a page its role. A page is a head (what stands before the first paragraph: menus, outlet, title,
 * credits, captions), the article, and a tail (sources, links to other stories, comments). Roles that were decided
 * earlier, from HTML elements, stay.
 */
export function assignRoles(drafts: Draft[]): void {
  const first = drafts.findIndex(isParagraph);
  const comments = first < 0 ? -1 : commentsFrom(drafts, first);
  const limit = comments < 0 ? drafts.length : comments;
  let last = first;
  for (let i = limit - 1; i > last; i--) if (isParagraph(drafts[i]!)) last = i;
  if (first < 0) { head(drafts, drafts.length); return; }
  head(drafts, first);
  article(drafts, first, last);
  tail(drafts, last + 1);
}

/** Where readers' words begin: comments follow the article, and a link to them above it does not end it. */
function commentsFrom(drafts: readonly Draft[], first: number): number {
  let all = 0, before = 0;
  for (const draft of drafts) if (isParagraph(draft)) all += draft.text.length;
  for (const [i, draft] of drafts.entries()) {
    if (i > first && draft.role === null && before * 5 >= all && marked(draft, "comments")) return i;
    if (isParagraph(draft)) before += draft.text.length;
  }
  return -1;
}

const settle = (draft: Draft, role: NonNullable<Draft["role"]>): void => { draft.role ??= role; };

/** "(Agency)" on a line of its own says who sends the text above or below it; only amid the text it is a picture's. */
const BARE = /^\([^()]{2,40}\)\.?$/u;

/** "12 May 2018, Outlet / AGENCY": a line that opens with its date is no caption, though an agency ends it as it ends one. */
const signedDate = (draft: Draft): boolean => draft.words <= 10 && !draft.closed && /^\W{0,3}(?:\p{L}{1,3}\s)?$/u.test(draft.text.slice(0, draft.dates[0]?.start ?? draft.text.length)) && draft.dates.length > 0 && /^\s*[,|–—-]/u.test(draft.text.slice(draft.dates[0]!.end))
  && draft.marks.every((mark) => mark.marks !== "caption" || (mark.at === "end" && mark.phrase.startsWith("/")));

/** Roles that a block's own words decide wherever it stands. */
function byItsWords(draft: Draft): void {
  if (draft.role !== null || BARE.test(draft.text)) return;
  if (marked(draft, "comments", "related")) draft.role = "boilerplate";
  else if (/(?:pic\.twitter\.com\/|https:\/\/t\.co\/)/.test(draft.text) || (/\(@\w{1,30}\)/.test(draft.text) && draft.words <= 20)) draft.role = "boilerplate";
  else if (marked(draft, "boilerplate", "keywords") && !marked(draft, "caption")) draft.role = "boilerplate";
  else if (signedDate(draft)) draft.role = "dateline";
  else if (marked(draft, "caption")) draft.role = /^©\s*(?:copyright\s*)?\p{Nd}{4}/iu.test(draft.text) ? "boilerplate" : "caption";
  else if (/^(?:#[\p{L}\p{N}_]+\s*)+$/u.test(draft.text.slice(0, 400))) draft.role = "boilerplate";
}

// A date that makes a dateline opens the line, ends it, or is set off by a bar or a dash; "the report of 1 May 2001: …" is not set off.
const EDGE = /^\W{0,6}(?:\p{L}{1,12}\W{0,3})?$|[|–—:,-]\s*$/u, EDGE_AFTER = /^\W*$|^\s*[|–—-]/u;

function isDateline(draft: Draft): boolean {
  if (draft.closed && draft.words > 14) return false;
  if (marked(draft, "caption") && !marked(draft, "published")) return false; // the day the picture was taken
  if (marked(draft, "published", "updated") && draft.dates.length && draft.words <= 30) return true;
  if (draft.words <= 14 && draft.dates.some(({ start, end }) => EDGE.test(draft.text.slice(0, start)) || EDGE_AFTER.test(draft.text.slice(end)))) return true;
  return Boolean(marked(draft, "byline")) && draft.words <= 12;
}

/** A line that only names who sends it and from where: "City - Outlet", "Outlet/Agency". */
const isCredit = (draft: Draft): boolean => draft.words <= 8 && !draft.closed && /\S\s*[-–—/|]\s*\S/.test(draft.text) && draft.text.length <= 80 && draft.words >= 2 && draft.text.split(/[-–—/|]/).length <= 3
  && draft.text.split(/\s[-–—|]\s|\//).every((part) => part.trim().split(/\s+/).length <= 4) && /\s[-–—|]\s|\//.test(draft.text);

function head(drafts: Draft[], until: number): void {
  const zone = drafts.slice(0, until);
  for (const draft of zone) {
    if (draft.role === null && isDateline(draft) && !marked(draft, "related", "comments")) draft.role = "dateline";
    byItsWords(draft);
    if (isMenu(draft)) settle(draft, "boilerplate");
  }
  // An outlet's name stands right above its menu.
  zone.forEach((draft, i) => { const below = zone[i + 1]; if (draft.role === null && below && !below.apart && isMenu(below) && draft.words <= 8) draft.role = "dateline"; });
  titleIn(zone);
  let after = false;
  zone.forEach((draft) => {
    if (draft.role === "title") { after = true; return; }
    if (draft.role !== null) return;
    if (draft.heading) { draft.role = after && draft.words >= 8 ? "lede" : "title"; return; }
    if (!after && !draft.structured) draft.role = draft.closed && draft.words >= 6 ? "lede" : "boilerplate";
    else if (draft.listed) draft.role = "list";
    else if (draft.closed || (draft.structured && draft.words >= 5)) draft.role = "lede";
    else if (isCredit(draft) || hostOf(draft.text) || draft.words <= 3) draft.role = "dateline";
    // A line of its own between title and text that is no sentence describes the picture.
    else draft.role = draft.apart && !draft.structured ? "caption" : "lede";
  });
}

/** The title: in the first run of lines that can be one, not the line in capitals above it, not the section's name. */
function titleIn(zone: readonly Draft[]): void {
  if (zone.some((draft) => draft.role === "title" && draft.structured)) return;
  const can = (draft: Draft): boolean => draft.role === null && !draft.listed && draft.words >= 3 && draft.words <= 40 && !hostOf(draft.text) && !/[.;؛]$/u.test(draft.text.replace(/\.\.\.$/, ""));
  const from = zone.findIndex(can);
  if (from < 0) {
    // "The news of 1 May 2001: the headlines": a title that carries the page's date.
    const dated = zone.find((draft) => draft.role === "dateline" && draft.dates.length && !marked(draft, "byline") && /\p{L}{3}\P{L}+\p{L}{3}/u.test(draft.text.slice(draft.dates[0]!.end)));
    if (dated) dated.role = "title";
    return;
  }
  const run = [zone[from]!];
  for (let i = from + 1; i < zone.length && !zone[i]!.apart && can(zone[i]!); i++) run.push(zone[i]!);
  const plain = run.filter((draft) => !allCapitals(draft.text));
  const choice = plain.length ? plain : run;
  const title = choice.find((draft) => draft.words >= 5) ?? choice.at(-1)!;
  title.role = "title";
  for (const draft of run) if (draft !== title && draft.start < title.start) draft.role = "boilerplate";
}

function article(drafts: Draft[], first: number, last: number): void {
  let lede = drafts.slice(0, first).some((draft) => draft.role === "lede");
  let related = false;
  for (let i = first; i <= last; i++) {
    const draft = drafts[i]!;
    if (isParagraph(draft)) {
      related = false;
      if (draft.heading) draft.role = "title";
      else if (draft.listed && draft.role === null && draft.words < 45) draft.role = "list";
      else if (!lede) { if (draft.role === null || draft.role === "body") draft.role = "lede"; lede = true; } else settle(draft, "body");
      continue;
    }
    byItsWords(draft);
    if (draft.role === null && BARE.test(draft.text) && marked(draft, "caption")) draft.role = "caption";
    if (marked(draft, "related")) { related = headsALink(draft); continue; }
    if (draft.role !== null) continue;
    if (related && !draft.closed) { draft.role = "boilerplate"; continue; }
    if (draft.heading) draft.role = "title";
    else if (draft.listed) draft.role = "list";
    else if (marked(draft, "updated") || isMenu(draft)) draft.role = "boilerplate";
    else if (marked(draft, "source") && draft.words <= 12) draft.role = "source";
    else if (draft.closed) draft.role = "body";
    // A short line between two paragraphs without a full stop: a heading.
    else draft.role = draft.words <= 14 && !draft.structured ? "title" : "body";
  }
}

/** "Read also" alone heads the links below it; "Read also: …" is the link itself. */
function headsALink(draft: Draft): boolean {
  const found = marked(draft, "related")!;
  return found.at === "whole" || draft.words <= found.length + 1;
}

/** Initials, an agency's name or a desk's mark that signs the article: "A.K.", "R. I./Agences", "(Agency, Agency)". */
const isSignature = (draft: Draft): boolean => draft.text.length <= 48 && draft.words <= 6
  && (/^[-–—\s]*\p{Lu}[\p{Lu}\p{N}.\-/\s]{0,14}$/u.test(draft.text) || /^\p{Lu}\.(?:\s?\p{Lu}\.)*\s*\//u.test(draft.text)
    || /^\p{L}\.\p{L}(?:\/\p{L}\.\p{L})?(?:\s|$)/u.test(draft.text) || /^\(.{2,40}\)$/.test(draft.text) || /^[-–—]{1,2}\s?\S/.test(draft.text));

function tail(drafts: Draft[], from: number): void {
  let over = false, heading = false;
  for (let i = from; i < drafts.length; i++) {
    const draft = drafts[i]!;
    if (draft.role === "boilerplate" || draft.role === "source" || draft.role === "caption") { over = true; continue; }
    if (!over && draft.listed && !draft.role && !marked(draft, "related", "boilerplate", "comments")) { draft.role = "list"; continue; }
    const source = marked(draft, "source", "byline");
    if (source && draft.words <= 14 && !heading) { draft.role = "source"; over = true; continue; }
    if (hostOf(draft.text)) { draft.role = "source"; over = true; continue; }
    if (marked(draft, "related")) heading = true;
    byItsWords(draft);
    if (draft.role !== null && draft.role !== "body" && draft.role !== "quote") { over = true; continue; }
    if (!over && isSignature(draft)) { draft.role = "source"; over = true; continue; }
    if (!over && ((draft.closed && draft.words >= 3) || (draft.structured && draft.words >= 5 && !draft.heading))) { draft.role = draft.role ?? "body"; continue; }
    over = true;
    draft.role = "boilerplate";
  }
}

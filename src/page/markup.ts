// What the HTML elements are to us: which part blocks, which never show text, what closes without a closing tag.

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements that stand on lines of their own. */
export const BLOCK = set("address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul head title");
/** Elements whose content is no text of the page: code, styles, drawings, frames, form values. */
export const SILENT = set("script style svg math template noscript noframes noembed iframe object embed applet canvas audio video select textarea datalist map frameset xmp");
export const VOID = set("area base basefont br col command embed frame hr img input keygen link meta param source track wbr");
/** A block that opens inside an unclosed drawing ends the drawing, as browsers do. */
export const BREAKS_OUT = set("body blockquote div dl h1 h2 h3 h4 h5 h6 li ol p table ul article section");
export const IN_HEAD = set("title meta link script style base noscript template");

/** An opening tag closes these, where nothing of `until` stands between. */
export const CLOSES: ReadonlyMap<string, { closes: ReadonlySet<string>; until: ReadonlySet<string> }> = new Map([
  ...["address", "article", "aside", "blockquote", "center", "details", "dialog", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"]
    .map((name) => [name, { closes: set("p"), until: set("button td th caption div") }] as const),
  ["li", { closes: set("li"), until: set("ul ol menu") }],
  ["dt", { closes: set("dt dd"), until: set("dl") }],
  ["dd", { closes: set("dt dd"), until: set("dl") }],
  ["tr", { closes: set("tr"), until: set("table tbody thead tfoot") }],
  ["td", { closes: set("td th"), until: set("tr table") }],
  ["th", { closes: set("td th"), until: set("tr table") }],
  ["tbody", { closes: set("tbody thead tfoot"), until: set("table") }],
  ["tfoot", { closes: set("tbody thead tfoot"), until: set("table") }],
]);

/** Attributes that main-content detection and the page's account of itself look at; no handler is among them. */
export const KEPT_ATTRIBUTES = set("class id role rel href itemprop itemtype itemscope property name content datetime type lang style hidden aria-hidden aria-modal src alt");
/** Of these, the ones that are handed on to main-content detection. */
export const PASSED_ATTRIBUTES = set("class id role rel href itemprop itemtype itemscope src alt");

/** What an element says of the blocks in it; inherited downwards. */
export interface Setting {
  hidden: boolean;
  caption: boolean;
  quote: boolean;
  list: boolean;
  /** In a menu, a side column, a footer or a form. */
  aside: boolean;
  /** 1 to 6 in a heading, else 0. */
  heading: number;
  pre: boolean;
  /** The class, id or itemprop says that it is a byline, a date, a standfirst, a caption: the number of that element, or 0. */
  byline: number;
  date: number;
  standfirst: number;
  legend: number;
  /** Posts of other services embedded in the page. */
  embed: boolean;
}
export const PLAIN: Setting = { hidden: false, caption: false, quote: false, list: false, aside: false, heading: 0, pre: false, byline: 0, date: 0, standfirst: 0, legend: 0, embed: false };

const named = (words: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`, "i");
const CAPTION = named("caption|legend|legende|wp-caption-text|image-credit|photo-credit|photocredit|imgcaption|figcaption|cutline");
const BYLINE = named("byline|author|auteur|authors|vcard|signature|writer|dc-creator");
const DATE = named("date|datetime|published|publish|pubdate|timestamp|dateline|entry-date|post-date|article-date|posted-on|time");
const STANDFIRST = named("standfirst|chapo|chapeau|subtitle|sub-title|subheadline|sub-headline|subhead|dek|lede|article-summary|article-intro|abstract|headline-sub");
const EMBED = named("twitter-tweet|instagram-media|fb-post|tiktok-embed|telegram-post|twitter-video");
const HIDING = /(?:^|;)\s{0,8}(?:display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden)/i;
const ASIDES = set("nav aside footer form button menu dialog");

/** The setting inside element `number`, from its name, its attributes and where it stands. */
export function settingOf(name: string, attributes: ReadonlyMap<string, string>, outer: Setting, number: number): Setting {
  const names = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`.slice(0, 400), property = attributes.get("itemprop") ?? "";
  const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : outer.heading;
  const hidden = attributes.has("hidden") || attributes.get("aria-hidden") === "true" || HIDING.test((attributes.get("style") ?? "").slice(0, 2_000));
  const setting: Setting = {
    hidden: outer.hidden || hidden,
    caption: outer.caption || name === "figcaption" || property === "caption",
    quote: outer.quote || name === "blockquote",
    list: outer.list || name === "li",
    aside: outer.aside || ASIDES.has(name) || attributes.get("role") === "navigation" || attributes.get("role") === "complementary",
    heading,
    pre: outer.pre || name === "pre",
    byline: BYLINE.test(names) || property === "author" || attributes.get("rel") === "author" ? number : outer.byline,
    date: name === "time" || DATE.test(names) || property === "datePublished" ? number : outer.date,
    standfirst: STANDFIRST.test(names) ? number : outer.standfirst,
    legend: CAPTION.test(names) ? number : outer.legend,
    embed: outer.embed || EMBED.test(names),
  };
  return setting;
}

import { createHash } from "node:crypto";
import type { EventAnswer, Language } from "../desk/index.ts";
import type { Claim } from "../reading/index.ts";
import { tollsBehind } from "../reconcile/index.ts";

// One event with its evidence as one HTML file, to send to somebody who has no desk. It has no script and loads nothing: its own
// policy forbids both, wherever it is opened. Everything that came from a page is escaped.

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.55 Georgia,"Noto Serif","Noto Naskh Arabic",serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #999}dt{font-weight:600}dd{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top}
blockquote{margin:.3rem 0;padding-inline-start:.8rem;border-inline-start:3px solid #999}article{margin:1rem 0;break-inside:avoid}
small,.soft{color:#666}bdi,blockquote,td{overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}}@media(prefers-color-scheme:dark){small,.soft{color:#aaa}}`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

const WORDS = {
  en: { status: "Status", deaths: "Deaths", low: "low", best: "best", high: "high", rule: "Rule", origins: "Origins", through: "through", versions: "Who says what", attribute: "Attribute", value: "Value", by: "Origin", words: "Words", contested: "contested", agreed: "agreed", claims: "Claims, each with its words", chain: "Chain, from the page to the origin", page: "the page itself", articles: "Articles", published: "published", captured: "captured from", noDate: "no date", judgements: "What people recorded", problems: "Problems found", none: "none", made: "Made by recoupe out of the articles below. Status and figures are computed from their claims and weigh nothing; each leads back to the words that are quoted.", masked: "Names of private persons are masked in the words that are quoted: each sign of one is a █." },
  fr: { status: "Statut", deaths: "Morts", low: "bas", best: "retenu", high: "haut", rule: "Règle", origins: "Origines", through: "par", versions: "Qui dit quoi", attribute: "Attribut", value: "Valeur", by: "Origine", words: "Mots", contested: "contesté", agreed: "concordant", claims: "Affirmations, chacune avec ses mots", chain: "Chaîne, de la page à l’origine", page: "la page elle-même", articles: "Articles", published: "publié", captured: "tiré de", noDate: "sans date", judgements: "Ce que des personnes ont consigné", problems: "Problèmes relevés", none: "aucun", made: "Établi par recoupe d’après les articles ci-dessous. Statut et chiffres sont calculés d’après leurs affirmations et ne pèsent rien\u202f; chacun renvoie aux mots cités.", masked: "Les noms de personnes privées sont masqués dans les mots cités\u202f: chacun de leurs signes est un █." },
  ar: { status: "الحالة", deaths: "القتلى", low: "الأدنى", best: "المرجّح", high: "الأعلى", rule: "القاعدة", origins: "المصادر الأصلية", through: "عبر", versions: "مَن يقول ماذا", attribute: "السمة", value: "القيمة", by: "المصدر الأصلي", words: "الكلمات", contested: "موضع خلاف", agreed: "متفق عليه", claims: "الأقوال بكلماتها", chain: "السلسلة من الصفحة إلى المصدر الأصلي", page: "الصفحة نفسها", articles: "المقالات", published: "نُشر", captured: "مأخوذ من", noDate: "بلا تاريخ", judgements: "ما سجّله أشخاص", problems: "مشكلات وُجدت", none: "لا شيء", made: "أعدّه recoupe من المقالات أدناه. الحالة والأرقام محسوبة من أقوالها ولا ترجّح شيئًا، وكل منها يعود إلى الكلمات المقتبسة.", masked: "حُجبت أسماء الأفراد في الكلمات المقتبسة: كل علامة منها █." },
} as const;

/** Text as HTML shows it; characters that turn the direction of what follows are made visible. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'\u0000-\u0008\u000b-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const known: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
    return known[character] ?? `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
}

/** A sentence of recoupe's own, in which names of another direction stand between isolates: each becomes an element that holds it. */
function prose(text: string): string {
  return text.split(/(\u2068[^\u2066-\u2069]*\u2069)/u).map((part) => (part.startsWith("\u2068") && part.endsWith("\u2069") ? `<bdi>${escaped(part.slice(1, -1))}</bdi>` : escaped(part))).join("");
}

/** The page, whole. `language` is that of its headings; what pages say stays in their own. `masked`: names of private persons are masked in the answer, which the page then says. */
export function eventPage({ event, claims, documents, review, problems, summary, paragraph }: EventAnswer, language: Language, masked = false): string {
  const w = WORDS[language], say = escaped, names = new Map(event.origins.map(({ id, name }) => [id, name]));
  const pages = new Map(documents.map((document) => [document.id, document]));
  const lang = (document: string): string => { const tag = pages.get(document)?.language ?? "und"; return tag === "und" || !/^[A-Za-z0-9-]{1,35}$/.test(tag) ? "" : ` lang="${tag}"`; };
  const quote = (document: string, text: string): string => `<blockquote${lang(document)} dir="auto">${say(text)}</blockquote>`;
  const cell = (text: string): string => `<td><bdi>${say(text)}</bdi></td>`;
  const slots = [...event.contested.map((slot) => ({ slot, kind: w.contested })), ...event.agreed.map((slot) => ({ slot, kind: w.agreed }))];
  const bound = (name: "low" | "best" | "high"): string => {
    const value = event.fatalities[name], claim = claims.find(({ id }) => id === event.fatalities.claims[name]);
    // In the words of the page: "more than 60" is no 61, and nobody says the sum of two figures.
    const said = tollsBehind(event, name).map(({ text }) => `“<bdi>${say(text)}</bdi>”`).join(" + ");
    return `<dt>${w[name]}</dt><dd>${value === null ? w.none : said || value}${claim ? quote(claim.document, claim.span.exact) : ""}</dd>`;
  };
  const chain = (claim: Claim): string => [w.page, ...claim.attribution.map(({ source, cue }) => `${source.name}${cue === "" ? "" : ` (“${cue}”)`}`)].map((link) => `<bdi>${say(link)}</bdi>`).join(" → ");
  const source = (id: string): string => { const page = pages.get(id); return page ? `<bdi>${say(page.publisher ?? page.captured_from)}</bdi>${page.title === null ? "" : `, <bdi>${say(page.title)}</bdi>`}, ${page.published === null ? w.noDate : say(page.published.slice(0, 10))}` : say(id); };
  return `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${say(POLICY)}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${say(event.id)}</title><style>${STYLE}</style></head>
<body>
<h1>${[event.type, event.places[0]?.name ?? null, event.time?.start ?? w.noDate].filter((part) => part !== null).map((part) => `<bdi>${say(part)}</bdi>`).join(" · ")}</h1>
<p><strong>${prose(summary[language])}</strong></p>
<p>${paragraph[language].split("\n\n").map(prose).join("</p><p>")}</p>
<p class="soft"><small>${say(w.made)} ${say(event.id)}${masked ? `<br>${say(w.masked)}` : ""}</small></p>
<h2>${w.status}</h2><ul>${event.status.map((status) => `<li>${say(status)}</li>`).join("")}</ul>
<h2>${w.deaths}</h2><dl>${bound("low")}${bound("best")}${bound("high")}<dt>${w.rule}</dt><dd lang="en" dir="ltr">${say(event.fatalities.rule)}</dd></dl>
<h2>${w.origins}</h2><ul>${event.origins.map(({ name, independence, reasons, outlets }) => `<li><bdi>${say(name)}</bdi> (${say(independence)}), ${w.through} ${[...new Set(outlets.map((outlet) => outlet.name))].map((outlet) => `<bdi>${say(outlet)}</bdi>`).join(", ")}${reasons.map((reason) => `<br><small lang="en" dir="ltr">${say(reason)}</small>`).join("")}</li>`).join("")}</ul>
<h2>${w.versions}</h2><table><thead><tr><th>${w.attribute}</th><th>${w.by}</th><th>${w.value}</th><th>${w.words}</th></tr></thead><tbody>${slots.flatMap(({ slot, kind }) => slot.values.map(({ origin, value, text, document }) => `<tr><td>${say([slot.attribute, slot.quantity, slot.group].filter(Boolean).join(" "))} (${kind})</td>${cell(names.get(origin) ?? origin)}${cell(value)}<td>${quote(document, text)}</td></tr>`)).join("")}</tbody></table>
<h2>${w.claims}</h2>${claims.map((claim) => `<article><strong>${say(claim.type)}</strong> <small>${say(claim.factuality)}, ${say(claim.polarity)}; ${say(claim.id)}</small>${quote(claim.document, claim.span.exact)}<small>${w.chain}: ${chain(claim)}. ${source(claim.document)}</small></article>`).join("")}
<h2>${w.articles}</h2><ul>${documents.map((page) => `<li>${source(page.id)}<br><small>${w.captured} <bdi>${say(page.captured_from)}</bdi>${page.url === null ? "" : `, <bdi>${say(page.url)}</bdi>`}; <bdi>${say(page.id)}</bdi></small></li>`).join("")}</ul>
<h2>${w.judgements}</h2>${review.records.length === 0 ? `<p>${w.none}</p>` : `<ul>${review.records.map(({ at, author, verb, subject, reason, value }) => `<li>${say(at.slice(0, 10))}, <bdi>${say(author)}</bdi>: ${say(verb)} ${say(subject)}. <bdi>${say(reason)}</bdi>${value === undefined ? "" : ` (<bdi>${say(value)}</bdi>)`}</li>`).join("")}</ul>`}
${problems.length === 0 ? "" : `<h2>${w.problems}</h2><ul>${problems.map(({ message }) => `<li lang="en" dir="auto">${say(message)}</li>`).join("")}</ul>`}
</body>
</html>
`;
}

// Newspaper pages made out of the repository's own articles, as many as one likes: each is one of them, told of another town and another day, in the
// furniture that pages have. Of thirty articles told again and again in the same words all would be one event with thousands of reports, as no
// archive has; `same` makes that case.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const TOWNS = [
  ["Abu Kamal", "Boukamal", "البوكمال"], ["Palmyra", "Palmyre", "تدمر"], ["Deir ez-Zor", "Deir Ezzor", "دير الزور"], ["Raqqa", "Raqqa", "الرقة"], ["Aleppo", "Alep", "حلب"], ["Homs", "Homs", "حمص"], ["Hama", "Hama", "حماة"],
  ["Idlib", "Idleb", "إدلب"], ["Daraa", "Deraa", "درعا"], ["Manbij", "Manbij", "منبج"], ["Afrin", "Afrine", "عفرين"], ["Kobani", "Kobané", "عين العرب"], ["Qamishli", "Qamichli", "القامشلي"], ["Latakia", "Lattaquié", "اللاذقية"],
  ["Mosul", "Mossoul", "الموصل"], ["Kirkuk", "Kirkouk", "كركوك"], ["Tikrit", "Tikrit", "تكريت"], ["Ramadi", "Ramadi", "الرمادي"], ["Fallujah", "Falloujah", "الفلوجة"], ["Samarra", "Samarra", "سامراء"],
];
const LANGUAGES = { en: { locale: "en-GB", town: 0 }, fr: { locale: "fr", town: 1 }, ar: { locale: "ar-EG-u-nu-latn", town: 2 } };
const DAYS = 4_000, FIRST = Date.UTC(2012, 0, 1);

// Around an article a newspaper's page has some ten times its weight: menus, styles, scripts, other stories.
const furniture = `<style>${".a1{margin:0;padding:4px 8px}".repeat(700)}</style><script>${"window.dataLayer.push({event:'view',id:12});".repeat(600)}</script><nav>${Array.from({ length: 150 }, (_, i) => `<li class="menu-item"><a href="/section/${i}">Section ${i}</a></li>`).join("")}</nav>`;

/** The repository's articles as pages, each with its language. */
export function articles() {
  const found = [];
  for (const below of ["corpus", "examples"]) for (const entry of readdirSync(join(root, below), { recursive: true }).map(String).sort()) {
    if (!/\.(?:html?|txt)$/.test(entry)) continue;
    const text = readFileSync(join(root, below, entry), "utf8"), language = /[\u0600-\u06ff]{4}/.test(text) ? "ar" : /\b(?:dans|selon|par)\b/.test(text) ? "fr" : "en";
    const html = /\.txt$/.test(entry) ? `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>A page</title></head><body><article>${text.split(/\n+/).filter(Boolean).map((line) => `<p>${line}</p>`).join("\n")}</article></body></html>` : text;
    found.push({ html, language });
  }
  return found;
}

/** Page `number`: its number stands in its text, so that none is the same as another. */
export function madePage(all, number, { same = false } = {}) {
  const { html, language } = all[number % all.length];
  const marked = (text) => text.replace("<body>", `<body>${furniture}`).replace("</body>", `<p>Record ${number} of the archive.</p></body>`);
  if (same) return marked(html);
  const { locale, town } = LANGUAGES[language], day = new Date(FIRST + number * 7919 % DAYS * 86_400_000), move = Math.floor(number / all.length) * 7 % TOWNS.length;
  const said = day.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }), iso = day.toISOString().slice(0, 10);
  let told = html.replace(/\b20\d\d-\d\d-\d\d\b/g, iso).replace(/\b\d{1,2} [\p{L}]{3,10} 20\d\d\b|\b\p{Lu}\p{Ll}{2,9} \d{1,2}, 20\d\d\b/gu, said).replace(/\b20\d\d\b(?!-)/g, iso.slice(0, 4));
  // All at once, or a town that was just put in would be moved again.
  const names = TOWNS.map((one) => one[town]);
  told = told.replace(new RegExp(names.join("|"), "g"), (name) => names[(names.indexOf(name) + move) % names.length]);
  return marked(told);
}

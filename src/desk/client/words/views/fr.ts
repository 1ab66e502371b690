import { plurals } from "../plural.ts";
import type { Words } from "../en.ts";

const n = plurals("fr");

export const views: Pick<Words, "narrow" | "bins" | "share"> = {
  narrow: {
    side: "Camp qui s’exprime", language: "Langue d’une page", box: "Partie de la carte", boxOn: "seulement ce qui se trouve dans le cadre tracé sur la carte", thisView: "Seulement ce que montre la carte", wholeWorld: "Retirer le cadre",
    onlyHere: "Ceux-ci seulement", counting: (counted, of) => `Décompte des événements\u202f: ${counted} sur ${of} jusqu’ici.`,
    page: (part, of) => `${part} sur ${of}`, earlier: "Plus tôt", later: "Plus tard", pages: "Pages de la liste", withCount: (name, count) => `${name} (${count})`,
    andMore: (name, count) => `${name} + ${count}`, contestedOf: (count) => `dont ${count} contestés`,
  },
  bins: {
    choose: "Choisir des jours sur la chronologie", keys: "Les flèches vont d’une période à l’autre, avec Maj elles étendent le choix, Entrée y restreint la situation, Échap l’annule.",
    units: { day: "par jour", week: "par semaine", month: "par mois", year: "par année" }, all: "Tous les jours",
    reaching: "date plus vague ou plus longue qu’une période", single: "non corroborés", corroborated: "corroborés", undecided: "indépendance indécise", contested: "contestés parmi eux", ghosts: "sans date, possibles ici",
    before: (count) => n(count, { one: "# événement plus tôt", other: "# événements plus tôt" }), after: (count) => n(count, { one: "# événement plus tard", other: "# événements plus tard" }),
    undated: (count) => n(count, { one: "# événement sans date", other: "# événements sans date" }), showUndated: "Ils sont les derniers de la liste.",
  },
  share: { title: "Emporter", csv: "CSV", json: "JSON", link: "Copier le lien", copied: "Le lien est copié.", print: "Imprimer" },
};

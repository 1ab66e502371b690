import { plurals } from "../plural.ts";
import type { Words } from "../en.ts";

const n = plurals("fr");

export const views: Pick<Words, "narrow" | "bins" | "share" | "sources" | "compare" | "original" | "alone" | "fix"> = {
  narrow: {
    words: "Mots d’une page",
    side: "Camp qui s’exprime", language: "Langue d’une page", box: "Partie de la carte", boxOn: "seulement ce qui se trouve dans le cadre tracé sur la carte", thisView: "Seulement ce que montre la carte", wholeWorld: "Retirer le cadre",
    onlyHere: "Ceux-ci seulement", pagesCut: (count) => `Trop de pages contiennent ces mots\u202f: seuls les événements de ${count} d’entre elles sont montrés. D’autres mots préciseront.`,
    counting: (counted, of) => `Décompte des événements\u202f: ${counted} sur ${of} jusqu’ici.`,
    page: (part, of) => `${part} sur ${of}`, before: "Page précédente", after: "Page suivante", pages: "Pages de la liste", withCount: (name, count) => `${name} (${count})`,
    andMore: (name, count) => `${name} + ${count}`, contestedOf: (count) => `dont ${count} contestés`,
  },
  bins: {
    choose: "Choisir des jours sur la chronologie", keys: "Les flèches vont d’une période à l’autre, avec Maj elles étendent le choix, Entrée y restreint la situation, Échap l’annule.",
    units: { day: "par jour", week: "par semaine", month: "par mois", year: "par année" }, all: "Tous les jours",
    reaching: "date plus vague ou plus longue qu’une période", single: "non corroborés", corroborated: "corroborés", undecided: "indépendance indécise", contested: "contestés parmi eux", ghosts: "sans date, possibles ici",
    before: (count) => n(count, { one: "# événement plus tôt", other: "# événements plus tôt" }), after: (count) => n(count, { one: "# événement plus tard", other: "# événements plus tard" }),
    undated: (count) => n(count, { one: "# événement sans date", other: "# événements sans date" }), showUndated: "Ils sont les derniers de la liste.",
  },
  share: { title: "Emporter", csv: "CSV", json: "JSON", link: "Copier le lien", copied: "Le lien est copié.", print: "Imprimer", masked: "Noms de personnes privées masqués" },
  sources: {
    title: "Sources", lead: "Tous ceux qui s’expriment dans les événements : combien de fois comme origine ou comme relais, et ce qu’il est advenu de leur parole. Ce sont des comptes, et non une note de confiance.", name: "Source", kind: "Genre", origin: "Comme origine", relay: "Comme relais",
    agreed: "D’autres s’accordent", parted: "D’autres divergent", agreedLater: "plus tard", partedLater: "plus tard", days: "Jours", of: (count, all) => `${count} sur ${all}`, found: (count) => count === 0 ? "Aucune source" : n(count, { one: "# source", other: "# sources" }),
    agreedMeans: "événements dont une autre origine, d’indépendance établie, dit la même chose sur un point ; plus tard : dans une page publiée un jour ultérieur.", partedMeans: "événements dont une autre origine, qui n’en dépend pas, la contredit ; plus tard : dans une page publiée un jour ultérieur.",
    ties: "Liens", noTies: "Le répertoire ne connaît aucun lien.", reviewed: "vérifié par une personne", unreviewed: "personne ne l’a vérifié", from: (from) => `depuis ${from}`, until: (until) => `jusqu’à ${until}`, citation: "Référence", noCitation: "Aucune référence n’est consignée.", notes: "Note du répertoire",
    events: "Événements où elle s’exprime", newest: (shown, all) => `les ${shown} derniers sur ${all}`, said: "Ce qu’elle a dit", all: "Tous ses événements", unknown: "absente du répertoire", passes: "transmet ce que disent d’autres",
    relations: { "part-of": "fait partie de", "organ-of": "est un organe de", "owned-by": "appartient à", "funded-by": "est financée par", "allied-with": "est alliée à", "backed-by": "est soutenue par", "leans-to": "penche vers" },
  },
  compare: {
    title: "Deux articles côte à côte", choose: "Choisissez l’article à placer à côté", both: "Les deux en parlent", only: (name) => `Seulement dans ${name}`, matter: "Hors de tout événement", start: "Comparer", pick: "à comparer", nothing: "n’en dit rien", with: "Comparer avec un autre article", two: "Choisissez deux articles pour les comparer.",
    shared: (count) => count === 0 ? "Rien n’est dit par les deux." : n(count, { one: "# point est dit par les deux.", other: "# points sont dits par les deux." }),
  },
  original: { show: "Montrer l’original à côté", hide: "Masquer l’original", title: "L’original tel qu’il a été capturé, comme texte", part: "Le début seulement ; le reste est dans le téléchargement." },
  alone: { title: "recoupe dans le navigateur", promise: "Tout est lu dans ce navigateur. Rien de ce que vous collez ou déposez n’en sort, et rien n’est conservé.", loading: "Chargement des noms de lieux et d’acteurs…", source: "Ce que c’est" },
  fix: {
    title: (number) => `Corriger l’affirmation ${number} avant de la conserver`, lead: "Ce qui a été lu reste tel qu’il a été lu. Votre correction est consignée sous votre nom une fois l’article conservé, et figure à côté.", what: "Ce qu’il faut corriger", add: "Noter la correction", noted: "La correction est notée.",
    incomplete: "Une correction demande une autre valeur, une raison et votre nom.", many: (count) => n(count, { one: "# correction", other: "# corrections" }), recorded: (count) => n(count, { one: "# correction consignée.", other: "# corrections consignées." }),
  },
};

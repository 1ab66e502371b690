import type { Words } from "./en.ts";
import { plurals } from "./plural.ts";

const n = plurals("fr");

export const eventWords: Pick<Words["event"], "matrix" | "sources" | "story" | "coverage" | "nearby" | "claims" | "asFile" | "verdict"> = {
  matrix: {
    title: "Point par point", weapon: "Moyen", standing: { agreed: "s’accordent", contested: "divergent", single: "une seule origine", open: "diffèrent", some: "certaines s’accordent", alike: "pareilles" },
    means: {
      agreed: "Des origines qui ne se répètent pas disent la même chose.", contested: "Des origines se contredisent.", single: "Une seule origine le dit.", open: "Elles diffèrent, et tout peut être vrai à la fois.",
      some: "Des origines qui ne se répètent pas disent la même chose\u202f; d’autres disent autre chose.", alike: "Elles disent la même chose\u202f; rien ne montre qu’elles sont indépendantes.",
    }, later: { raised: "relevé ensuite", lowered: "abaissé ensuite" },
    nothing: "n’en dit rien", more: (count) => n(count, { one: "# autre endroit", other: "# autres endroits" }), empty: "Aucune affirmation de cet événement ne donne de valeur.", missing: "Une case vide est un silence\u202f: elle ne contredit rien.",
    by: "corrigé par une personne", computed: (value) => `calculé\u202f: ${value}`, correct: "Corriger", correctThis: (value) => `Corriger «\u202f${value}\u202f»`, carried: "ces mots figurent ailleurs dans la page",
  },
  sources: {
    title: "Les sources", sum: (articles, origins) => `${articles}, ${origins}`, articles: (count) => n(count, { one: "# article", other: "# articles" }), origins: (count) => n(count, { one: "une seule origine derrière", other: "# origines derrière" }),
    independent: (count) => n(count, { zero: "aucune dont l’indépendance soit établie", one: "# dont l’indépendance est établie", other: "# dont l’indépendance est établie" }), column: { article: "Les articles", relay: "Relayé par", origin: "L’origine", root: "Dépend de" },
    more: (count) => n(count, { one: "# autre article", other: "# autres articles" }), fewer: "En montrer moins", details: "Les origines une à une", why: "Pourquoi", judge: "Juger de l’indépendance", ties: "Liens que personne n’a vérifiés", between: (a, b) => `À cause de lui, rien ne montre que ${a} et ${b} soient indépendants.`,
    relation: { "part-of": "fait partie de", "organ-of": "organe de", "owned-by": "propriété de", "funded-by": "financé par", "allied-with": "allié à", "backed-by": "soutenu par", "leans-to": "penche pour" }, since: (year) => `depuis ${year}`, until: (year) => `jusqu’en ${year}`, reviewTie: "Vérifier ce lien", through: "par",
  },
  story: {
    title: "Au fil du temps", raised: "relevé", lowered: "abaissé", retracted: "retiré", same: (days) => n(days, { one: "donné un seul jour", other: "le même sur # jours" }), never: "jamais changé", none: "ne donne aucun chiffre", changed: (from, to) => `${from} → ${to}`,
    undated: "sans date", days: "Jour après jour", all: (count) => n(count, { one: "En voir # de plus", other: "Voir les #" }), part: "une partie", cumulative: "compte aussi d’autres jours", said: "Ce que chaque origine a dit, à la date de la page",
  },
  coverage: {
    title: "Ce que contient le registre", lead: (from, to) => `Les sources de chaque camp sur ce lieu, du ${from} au ${to}. Ce qui manque ne contredit rien.`, undated: "Sans date, il n’y a pas de semaine à regarder. Ce qui manque ne contredit rien.",
    takesPart: "prend part", speaks: "parle de cet événement", silent: "parle de ce lieu et de cette semaine, pas de cet événement", absent: "le registre n’a rien de ce camp\u202f: son silence ne dit rien", holds: (origins, articles) => `${origins}, ${articles}`, origins: (count) => n(count, { one: "# source", other: "# sources" }), articles: (count) => n(count, { one: "# article", other: "# articles" }),
  },
  nearby: {
    title: "Dans les environs", none: "Aucun autre événement n’est proche de celui-ci par le lieu et par les jours.", km: (km) => `à ${km} km`, here: "au même lieu", sameDay: "le même jour", later: (days) => n(days, { one: "# jour plus tard", other: "# jours plus tard" }), earlier: (days) => n(days, { one: "# jour plus tôt", other: "# jours plus tôt" }),
    affair: "même affaire", merge: "Fusionner avec cet événement", placeUnknown: "lieu non comparable",
  },
  claims: { title: "Les affirmations", chosen: (count) => n(count, { zero: "Choisissez des affirmations pour les déplacer", one: "# affirmation choisie", other: "# affirmations choisies" }), split: "Séparer", remove: "Retirer de l’événement", assign: "Mettre ailleurs", choose: (words) => `Choisir l’affirmation «\u202f${words}\u202f»` },
  asFile: "En un fichier à envoyer",
  verdict: {
    computed: "Calculé", person: "Ce que des personnes ont constaté", none: "Personne n’a encore jugé cet événement.", beside: "Il se tient à côté du statut calculé et ne le remplace jamais.", confirm: "Confirmé", refute: "Réfuté", undetermined: "Indéterminé", by: (author, day) => `${author}, ${day}`,
    evidence: "Preuves ajoutées", notes: "Remarques", corrections: "Corrigé par des personnes", instead: (value) => `calculé\u202f: ${value}`, belongs: "En fait partie", belongsNot: "N’en fait pas partie",
  },
};

export const reviewWords: Words["review"] = {
  title: "Examen", queue: "En attente", log: "Journal", empty: "Rien n’attend une personne.", skipped: (count) => n(count, { one: "# passé", other: "# passés" }), bringBack: "Les reprendre", waiting: (count) => n(count, { one: "# question attend", other: "# questions attendent" }), open: "Ouvrir l’événement", position: (at, of) => `${at} sur ${of}`, previous: "Précédent", next: "Suivant",
  kinds: { contested: "Contestation", membership: "Appartenance indécise", independence: "Indépendance", tie: "Lien", lapsed: "Devenu sans objet" },
  asks: {
    contested: "Des origines se contredisent. Que constatez-vous\u202f?", membership: "Cette page fait-elle partie de l’événement\u202f?", independence: "Des origines s’accordent. Sont-elles indépendantes\u202f?",
    tie: "Ce lien tient-il\u202f? Donnez la référence qui le montre.", lapsed: "Ce sur quoi portait cette décision n’existe plus. Doit-elle encore valoir\u202f?",
  },
  verbs: {
    confirm: "Confirmer", refute: "Réfuter", undetermined: "Indéterminé", note: "Remarque", undo: "Annuler", correct: "Corriger une valeur", evidence: "Ajouter une preuve", assign: "Ajouter une affirmation", remove: "Retirer une affirmation", merge: "Fusionner", split: "Séparer",
    dependent: "Dépendantes", independent: "Indépendantes", skip: "Passer", tie: "Vérifier un lien", pair: "Juger de l’indépendance", undoLast: "Annuler ma dernière décision", help: "Touches",
  },
  did: {
    confirm: "a confirmé", refute: "a réfuté", undetermined: "a laissé indéterminé", note: "a écrit une remarque", undo: "a annulé une décision", correct: "a corrigé une valeur", evidence: "a ajouté une preuve", assign: "a mis une affirmation dans un événement", remove: "a retiré une affirmation d’un événement", merge: "a fusionné deux événements", split: "a séparé des affirmations",
    dependent: "a déclaré deux origines dépendantes", independent: "a déclaré deux origines indépendantes", tieHolds: "a constaté que le lien tient", tieStruck: "a constaté que le lien ne tient pas", tieOpen: "a laissé le lien en suspens",
  },
  decide: {
    reason: "Pourquoi", reasonHint: "Ce que vous avez vu, et où", record: "Enregistrer", recording: "Enregistrement…", cancel: "Abandonner", name: "Votre nom", nameHint: "Il signe chacune de vos décisions. Il n’est gardé que dans ce navigateur, et rien ne le prouve.", signed: (name) => `Signé\u202f: ${name}`, change: "Changer", needed: "Il faut remplir ce champ.",
    recorded: "Enregistré.", verdict: "Verdict sur cet événement", holds: "Il tient", struck: "Il ne tient pas", open: "Il reste en suspens", citation: "Référence", citationHint: "Une adresse, ou un texte et l’endroit", other: "L’autre origine", kind: "Genre de preuve", address: "Adresse", file: "Fichier", note: "Remarque", fileHint: "Seuls l’empreinte et le nom du fichier sont enregistrés\u202f; le fichier reste chez vous.", chooseFile: "Choisir un fichier", digest: "Empreinte",
    event: "Événement", eventHint: "L’un des plus proches, ou son identifiant", into: (name) => `Les affirmations de l’autre événement vont dans\u202f: ${name}`, claims: (count) => n(count, { one: "# affirmation", other: "# affirmations" }), attribute: "Valeur", now: "À présent", newValue: "Nouvelle valeur", none: "Aucune valeur", from: "Du", to: "Au", low: "Au moins", high: "Au plus", exactly: "Laissez vide la borne qui est ouverte.", where: "La corriger", onClaim: "dans cette affirmation", onEvent: "pour tout l’événement", id: "Un nom de cet événement ou un identifiant", undo: "Cette décision ne comptera plus\u202f; elle reste au journal.", undoReason: "Enregistré par erreur.",
    assign: "Mettre dans un autre événement", remove: "Retirer de cet événement", split: "Séparer en un événement à part", merge: "Fusionner des événements", pair: "Sont-elles indépendantes\u202f?", tie: "Le lien tient-il\u202f?", evidence: "Une preuve à ajouter", noteTitle: "Une remarque", correctTitle: "Corriger la valeur", undoTitle: "Annuler une décision", belongs: "Elle fait partie de cet événement", belongsNot: "Elle ne fait pas partie de cet événement", choose: "Choisir…",
  },
  conflict: {
    title: "Quelqu’un d’autre a décidé entre-temps", lead: "Rien de vous n’a encore été enregistré. Ceci est venu après ce que vous aviez vu, sur la même question\u202f:", yours: "De vous\u202f:", anyway: "Enregistrer aussi la mienne", leave: "Laisser tel quel", failed: "Cela n’a pas été enregistré.", again: "Envoyer de nouveau",
  },
  entry: { undone: "annulé", undo: "Annuler cela", empty: "Personne n’a encore rien décidé.", more: "Voir les précédentes", of: (name) => `sur ${name}`, over: "après une décision déjà vue" },
  help: { title: "Les touches", move: "suivant, précédent", act: "agir", enter: "entrer dans la question", leave: "revenir à la liste, fermer", again: "Les lettres agissent partout sauf dans un champ de texte." },
};

import type { Words } from "./en.ts";
import { plurals } from "./plural.ts";
import { eventWords, reviewWords } from "./review.fr.ts";
import { views } from "./views/fr.ts";

const n = plurals("fr");

export const fr: Words = {
  ...views,
  types: {
    "armed-clash": "Affrontement armé", "government-regains-territory": "Reprise de territoire par le gouvernement",
    "non-state-actor-overtakes-territory": "Prise de territoire par un acteur non étatique", "air-drone-strike": "Frappe aérienne ou de drone",
    "suicide-bomb": "Attentat-suicide", "shelling-artillery-missile-attack": "Bombardement, artillerie ou missile",
    "remote-explosive-landmine-ied": "Engin explosif à distance, mine ou EEI", grenade: "Grenade", "chemical-weapon": "Arme chimique",
    attack: "Attaque", "sexual-violence": "Violence sexuelle", "abduction-forced-disappearance": "Enlèvement ou disparition forcée",
    agreement: "Accord", arrests: "Arrestations", "change-to-group-activity": "Changement d’un groupe ou d’une activité",
    "disrupted-weapons-use": "Emploi d’arme empêché", "headquarters-or-base-established": "Établissement d’un quartier général ou d’une base",
    "looting-property-destruction": "Pillage ou destruction de biens", "non-violent-transfer-of-territory": "Transfert de territoire sans violence",
    "peaceful-protest": "Manifestation pacifique", "protest-with-intervention": "Manifestation avec intervention",
    "excessive-force-against-protesters": "Force excessive contre des manifestants", "violent-demonstration": "Manifestation violente",
    "mob-violence": "Violence de foule", movement: "Mouvement", control: "Contrôle", toll: "Bilan", responsibility: "Responsabilité",
    repelled: "Attaque repoussée", confirmation: "Confirmation ou démenti", assessment: "Appréciation",
  },
  statuses: {
    "single-origin": "Non corroboré", corroborated: "Corroboré", undecided: "Indépendance indécise", contested: "Contesté",
    denied: "Démenti", unconfirmed: "Non confirmé", admitted: "Reconnu",
  },
  statusMeans: {
    "single-origin": "Il n’y a pas deux origines indépendantes qui s’accordent sur ce qui s’est passé (qui, quoi, contre qui, où et quand), quel que soit le nombre de médias qui le répètent.",
    corroborated: "Deux origines indépendantes ou plus s’accordent sur ce qui s’est passé.",
    undecided: "Il y a plusieurs origines, et rien ne permet encore de dire si elles sont indépendantes les unes des autres.",
    contested: "Des origines se contredisent sur au moins un point.",
    denied: "Quelqu’un dit que cela ne s’est pas passé ainsi.",
    unconfirmed: "Quelqu’un dit que ce n’est pas confirmé.",
    admitted: "Le camp qui y perd le dit lui-même.",
  },
  quantities: {
    killed: "tués", wounded: "blessés", captured: "capturés", missing: "disparus", displaced: "déplacés", attackers: "assaillants",
    "suicide-attackers": "kamikazes", "vehicle-bombs": "véhicules piégés", "vehicles-destroyed": "véhicules détruits",
    "positions-taken": "positions prises", strikes: "frappes", other: "autre nombre",
  },
  factuality: { certain: "donné pour certain", probable: "donné pour probable", possible: "donné pour possible", unknown: "donné pour inconnu" },
  stances: { says: "dit", reports: "rapporte", claims: "affirme", denies: "dément", confirms: "confirme", declines: "ne confirme pas" },
  roles: { title: "titre", dateline: "date et lieu", lede: "chapeau", body: "corps", list: "liste", caption: "légende", quote: "citation", source: "mention de source", boilerplate: "habillage de page" },
  kinds: {
    "state-force": "force d’État", government: "gouvernement", "armed-group": "groupe armé", coalition: "coalition", civilian: "civils", monitor: "observatoire",
    media: "média", "news-agency": "agence de presse", "international-organisation": "organisation internationale", official: "responsable", unnamed: "source non nommée",
  },
  attributes: { type: "Quoi", initiator: "Qui", target: "Contre qui", place: "Où", time: "Quand", outcome: "Issue", toll: "Bilan" },
  outcomes: { denied: "démenti", repelled: "attaque repoussée", "territory taken": "territoire pris", held: "toujours tenu", happened: "cela a eu lieu" },
  placeRoles: { at: "à", from: "depuis", toward: "vers", near: "près de" },
  families: { fight: "Combats", strike: "Frappes et bombes", territory: "Territoire et mouvements", people: "Personnes et bilans", word: "Responsabilité et confirmation", opinion: "Appréciation" },
  desk: {
    skip: "Aller au contenu", views: "Vues", situation: "Situation", add: "Ajouter", articles: "Articles", review: "Examen", language: "Langue de l’interface",
    comma: ", ", colon: "\u202f:", loading: "Chargement…", again: "Réessayer", nowhere: "Il n’y a rien à cette adresse.", home: "Aller à la situation", warning: "À regarder", error: "Problème", info: "Remarque", remedy: "Que faire",
  },
  add: {
    title: "Ajouter des articles", lead: "Collez un article ou déposez des fichiers. Ce qu’il affirme est aussitôt coloré dans son texte\u202f; rien n’est conservé avant que vous ne le demandiez.",
    paste: "Texte d’un article", placeholder: "Collez ici le texte d’un article, d’une dépêche ou d’un message…", drop: "Déposez des fichiers ici, ou", choose: "choisissez des fichiers", dropped: "Fichiers",
    clear: "Effacer", keep: "Conserver", keepAll: "Tout conserver", keeping: "Enregistrement…", keptAlready: "Ce même texte est déjà conservé.", open: "Ouvrir l’article",
    kept: (claims) => n(claims, { one: "Conservé, avec # affirmation.", other: "Conservé, avec # affirmations." }),
    reading: "Lecture…", copy: "Copier en paragraphe attribué", copied: "Copié.", notCopied: "Le navigateur n’a pas permis la copie\u202f; le paragraphe figure ci-dessous.", show: "Voir le paragraphe",
    events: (count) => n(count, { one: "# événement", other: "# événements" }), tooLarge: "dépasse 8 Mo\u202f; ajoutez-le avec recoupe add.", unread: "n’a pas pu être lu.", remove: "Retirer",
  },
  article: {
    untitled: "Sans titre", claims: (count) => n(count, { one: "# affirmation", other: "# affirmations" }), legend: "Ce que disent les couleurs et les traits", publisher: "Éditeur", byline: "Par",
    published: "Publié", noDate: "La page ne donne pas de date.", captured: "Tiré de", url: "Adresse indiquée", republished: "Repris de", language: "Langue",
    original: "Télécharger l’original", loaded: "Formulation partisane", loadedToward: (name) => `Formulation partisane à propos de\u202f: ${name}`, showLoaded: "Marquer les mots partisans", problems: "Problèmes relevés",
    claimNumber: (number, type) => `Affirmation ${number}\u202f: ${type}`, next: "Affirmation suivante", previous: "Affirmation précédente", close: "Fermer", choose: "Choisissez une affirmation dans le texte pour voir qui l’avance, par qui elle est passée et pourquoi elle a été lue ainsi.",
    keys: "Touches\u202f: j et k pour l’affirmation suivante ou précédente, Entrée ouvre, Échap ferme.", none: "Aucune affirmation n’a été lue dans ce texte.", list: "Articles conservés", empty: "Aucun article n’est encore conservé.", noWords: "Ces mots ne sont pas dans ce texte.",
    earlier: "Avant dans le texte", later: "Plus loin dans le texte", part: (part, of) => `partie ${part} sur ${of}`,
    solid: "donné pour certain", dashed: "probable", dotted: "possible", none_line: "inconnu",
  },
  claim: {
    chain: "Par qui", ownVoice: "L’éditeur le dit en son propre nom\u202f: il est l’origine.", origin: "origine", publisher: "éditeur", relay: "relais", side: (name) => `camp\u202f: ${name}`,
    who: "Qui", toWhom: "Contre qui", where: "Où", when: "Quand", counts: "Nombres", about: "Au sujet de", events: "Fait partie de", why: "Pourquoi cette lecture", address: "Adresse de cette affirmation", negative: "Le texte dit que cela n’a pas eu lieu.",
    inherited: "repris d’un autre endroit du récit", said: "dit", inferred: "déduit", undecided: "Indécis entre", resolvedText: "compté depuis une date imprimée dans le texte", resolvedPublished: "compté depuis la date de la page",
    partOf: (of) => `partie de ${of}`, amends: (of) => `remplace ${of}`, unknownPlace: "absent de l’index des lieux", mayBe: "peut être", unnamedIn: "sans nom dans le répertoire", loaded: "Mots partisans", precision: { 1: "exact", 2: "zone", 3: "région" }, open: "ouvert",
    whose: (name) => `de ${name}`, year: "année", month: "mois", day: "jour", 
  },
  situation: {
    title: "Situation", filters: "Filtres", place: "Lieu", actor: "Acteur", source: "Source", type: "Type", status: "Statut", since: "Depuis", until: "Jusqu’au", any: "Tous", clear: "Effacer les filtres",
    active: (count) => n(count, { one: "# filtre actif", other: "# filtres actifs" }), list: "Événements", found: (count) => count === 0 ? "Aucun événement" : n(count, { one: "# événement", other: "# événements" }), none: "Aucun événement ne répond à ces filtres.", more: "En voir plus",
    map: "Carte", mapKeys: "Carte\u202f; les flèches la déplacent, plus et moins l’agrandissent ou la réduisent", mapFailed: "Ce navigateur ne peut pas dessiner la carte (il y faut WebGL). La liste et la chronologie montrent les mêmes événements.", mapWaiting: "La carte se dessine…",
    borders: "Frontières selon Natural Earth (de fait)\u202f; en tirets là où recoupe les sait disputées, et cette liste n’est pas complète.", noPlace: (count) => n(count, { one: "# événement sans lieu sur la carte", other: "# événements sans lieu sur la carte" }),
    at: (place) => `Événements\u202f: ${place}`, area: "Un cercle est aussi large que le lieu est incertain.", arrow: "Une flèche est un mouvement que quelqu’un affirme.", timeline: "Chronologie", undated: "Sans date", ghost: "date possible", timelineKeys: "Les flèches du clavier vont d’un événement à l’autre.",
    independent: (count) => n(count, { zero: "aucune origine dont l’indépendance soit établie", one: "# origine indépendante", other: "# origines indépendantes" }), outlets: (count) => n(count, { one: "# média", other: "# médias" }), dated: (count) => n(count, { one: "# événement daté", other: "# événements datés" }),
    zoomIn: "Agrandir", zoomOut: "Réduire", wholeMap: "Montrer tous les événements", noResultsYet: "Rien n’est encore conservé.", candidates: (dates) => `indécis\u202f: ${dates}`,
  },
  event: {
    versions: "Les versions côte à côte", contested: "Où elles divergent", agreed: "Où elles s’accordent", fatalities: "Morts", origins: "Qui est derrière", documents: "Articles", problems: "Problèmes relevés", status: "Ce que dit le statut",
    noSide: "Camp inconnu", saysNothing: "aucune valeur", what: "Ce qui s’est passé", tolls: "Bilans", noTolls: "Ne donne aucun bilan.", denies: "Le dément", declines: "Ne le confirme pas", low: "bas", best: "retenu", high: "haut", rule: "Règle", noDeaths: "Aucune affirmation ne donne de nombre de morts.", noBound: "aucune affirmation ne le donne",
    independence: { independent: "indépendante", dependent: "dépend d’une autre", undecided: "indépendance indécise" }, dependsOn: (name) => `dépend de ${name}`,
    graph: (outlets, name) => n(outlets, { one: `# média, et derrière lui ${name}`, other: `# médias, et derrière eux ${name}` }), decided: "fait partie de cet événement", undecided: "fait peut-être partie de cet événement", attribute: "Attribut",
    noContest: "Aucune origine n’en contredit une autre.", noAgreement: "Rien n’est dit de même par deux origines.", episode: (count) => n(count, { one: "# événement dans la même affaire", other: "# événements dans la même affaire" }),
    moreThan: (low) => `plus de ${low}`, about: (value) => `environ ${value}`,
    atLeast: (low) => `au moins ${low}`, atMost: (high) => `au plus ${high}`, range: (low, high) => `${low} à ${high}`,
    noDate: "sans date", initiators: "Auteur", targets: "Visé", otherTypes: "Aussi donné pour", ...eventWords,
  },
  review: reviewWords,
};

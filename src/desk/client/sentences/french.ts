import type { Sentence } from "./match.ts";

const UNREVIEWED = "par un lien que personne n’a encore examiné";

export const sentences: readonly Sentence[] = [
  ["No claim gives a number of deaths.", "Aucune affirmation ne donne de nombre de morts."],
  ["Low is the smallest total that an origin gives, high the greatest; best is the one that most independent origins give and, among equals, the lowest.", "Le bas est le plus petit total qu’une origine donne, le haut le plus grand ; le retenu est celui que donnent le plus d’origines indépendantes et, à égalité, le plus bas."],
  ["There is no high: the greatest figure has no upper bound.", "Il n’y a pas de haut : le plus grand chiffre n’a pas de borne supérieure."],
  ["Deaths of different groups are added only where one origin gives them on one page.", "Les morts de groupes différents ne s’additionnent que si une même origine les donne sur une même page."],
  ["A figure that its origin later raised is left out.", "Un chiffre que son origine a relevé plus tard est laissé de côté."],
  ["It is the only origin.", "C’est la seule origine."],
  ["No tie to another origin of this event is known, and none of them relays it.", "On ne lui connaît de lien avec aucune autre origine de cet événement, et aucune d’elles ne la relaie."],
  ["An unnamed source is never independent of the outlet that quotes it ({}).", "Une source anonyme n’est jamais indépendante du média qui la cite ({0})."],
  ["Its own words sum up what it relays from {} on the same occurrence: they are no second source.", "Ses propres mots résument ce qu’elle relaie de {0} sur le même fait : ce n’est pas une seconde source."],
  ["The page says that it has its text from {}.", "La page dit tenir son texte de {0}."],
  ["The page does not say where it has it from, and the directory does not know the outlet.", "La page ne dit pas d’où elle le tient, et le répertoire ne connaît pas ce média."],
  ["The directory does not know this source, nor whom it is tied to.", "Le répertoire ne connaît pas cette source, ni ses liens."],
  ["It does not say where it has it from, nor that it saw it.", "Elle ne dit ni d’où elle le tient, ni qu’elle l’a vu."],
  ["{} is tied to {} ({}): one side, by a tie that nobody has reviewed yet.", `{0} est liée à {1} ({2}) : un même camp, ${UNREVIEWED}.`],
  ["{} is tied to {} ({}): one side.", "{0} est liée à {1} ({2}) : un même camp."],
  ["{} and {} are both tied to {}: one side, by a tie that nobody has reviewed yet.", `{0} et {1} sont toutes deux liées à {2} : un même camp, ${UNREVIEWED}.`],
  ["{} and {} are both tied to {}: one side.", "{0} et {1} sont toutes deux liées à {2} : un même camp."],
  ["The page gives no date; place, type and actors fit this event of {}.", "La page ne donne pas de date ; lieu, type et acteurs conviennent à cet événement du {0}."],
  ["These claims name no day; the page's own date, place, type and actors fit this event of {}.", "Ces affirmations ne nomment pas de jour ; la date de la page, le lieu, le type et les acteurs conviennent à cet événement du {0}."],
  ["This caption shares no word with the article: it belongs to another story.", "Cette légende n’a aucun mot en commun avec l’article : elle appartient à un autre récit."],
  ["Do not read its date, place or names as the article's.", "N’en prenez ni la date, ni le lieu, ni les noms pour ceux de l’article."],
  ["A control ({}) turns the order of letters round here.", "Un signe de commande ({0}) inverse ici l’ordre des lettres."],
  ["A sign that is not seen ({}) stands inside this word.", "Un signe invisible ({0}) se trouve dans ce mot."],
  ["Nothing, unless the word is not found by search.", "Rien, sauf si la recherche ne trouve pas ce mot."],
];

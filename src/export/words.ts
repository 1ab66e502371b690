import { foldName } from "../text/index.ts";

// Words by which exports tell what a figure counts, in the languages that recoupe reads: one list for all of them, folded.

const words = (list: string): ReadonlySet<string> => new Set(list.split(" ").map(foldName));

/** A figure of thousands beside one of these is the toll of a war. */
export const WAR = words("since war conflict uprising depuis guerre conflit soulevement منذ الحرب النزاع الصراع الثوره");
/** "Since …": what follows tells whether a figure counts more than its event. */
export const SINCE = words("since depuis منذ");
export const SO_FAR = ["so far", "to date", "until now", "jusqu ici", "jusqu à présent", "à ce jour", "حتى الآن", "إلى الآن"].map(foldName);
export const BEGINNING = words("start beginning began begun begin outbreak onset launch launched war conflict uprising revolution debut commencement commence lancement lance declenchement guerre conflit soulevement revolution بدايه بدء بدات اندلاع اندلعت انطلاق انطلقت الحرب النزاع الصراع الثوره");
/** ACLED codes these as 12, 10 and 100. */
export const DOZENS = words("dozens dozen douzaines douzaine");
export const TENS = words("tens dizaines dizaine عشرات العشرات");
export const SCORES = words("scores");
export const HUNDREDS = words("hundreds centaines مئات المئات");
/** Whom a figure counts. */
export const CIVIL = words("civilian civilians civil civils civile civiles مدني مدنيا مدنيون مدنيين المدنيين resident residents habitant habitants");
export const WOMEN = words("woman women femme femmes امراه نساء سيده سيدات النساء");
export const CHILDREN = words("child children enfant enfants girl girls boy boys fillette fillettes bebe bebes baby babies infant infants طفل طفله اطفال طفلا الاطفال طفلين طفلان");
export const MEN = words("man men homme hommes رجل رجال");
export const FIGHTERS = words("fighter fighters soldier soldiers militant militants militiaman militiamen combattant combattants soldat soldats milicien miliciens jihadist jihadists djihadiste djihadistes مقاتل مقاتلا مقاتلين جندي جنديا جنود عنصر عنصرا عناصر مسلح مسلحا مسلحين");

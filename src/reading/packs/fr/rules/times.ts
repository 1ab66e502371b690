import type { TimeRule } from "../../../rule.ts";

/** What lasts for years: the dead of all of it are no one event's. */
const WAR = "guerre|conflit|insurrection|soulèvement|rébellion|révolte|révolution|crise|hostilités|troubles|invasion|occupation|violences";
/** What lasts for weeks or months. */
const CAMPAIGN = "offensive|opération|opérations|campagne|siège|escalade|contestation|blocus";

/** French time expressions. */
export const times: TimeRule[] = [
  {
    id: "day-month", pattern: "le|ce|du|au? weekday=<weekday>? le? day=<day> er? month=<month> year=<year>?", value: { kind: "date" },
    examples: ["Le raid a eu lieu [[le mardi 3 mars 2015]] à l'aube.", "Le bourg est tombé [[lundi 1er juin]].", "Bilan [[au 12 avril 2017]] : deux morts."],
    leaves: ["Les 12 soldats sont rentrés.", "Le bus 8 est arrivé."],
  },
  {
    id: "dawn-of-day-month", pattern: "au|à|dans? l'? la? <day-part> de|du|d' weekday=<weekday>? day=<day> er? month=<month> year=<year>?", value: { kind: "date" },
    examples: ["[[Au petit matin du samedi 4 février]], la colonne est partie."], leaves: ["Au petit matin, la colonne est partie."],
  },
  {
    id: "numeric", pattern: "date=<date>", value: { kind: "numeric" },
    examples: ["Publié le [[03/04/2019]] à midi."], leaves: ["Le score est de 3/4."],
  },
  {
    id: "night-of-two-days", pattern: "dans|au la|cours? de? la? nuit du|de|d' weekday=<weekday> <day>? <month>? à|au weekday2=<weekday> <day>? <month>?", value: { kind: "night" },
    examples: ["Les tirs ont repris [[dans la nuit de lundi à mardi]]."], leaves: ["Les tirs ont repris dans la nuit."],
  },
  {
    id: "night-of-two-dates", pattern: "dans|au? la? nuit du|de day=<day> er? au|à day2=<day> month=<month> year=<year>?", value: { kind: "night" },
    examples: ["Un pont a sauté [[dans la nuit du 3 au 4 mai 2016]]."], leaves: ["Un pont a sauté du 3 au 4."],
  },
  {
    id: "weekday-last", pattern: "weekday=<weekday> dernier|passé", value: { kind: "weekday", which: "last" },
    examples: ["Le convoi est arrivé [[jeudi dernier]]."], leaves: ["Le dernier convoi est arrivé."],
  },
  {
    id: "weekday", pattern: "le|ce|de|du? weekday=<weekday> <day-part>?", value: { kind: "weekday", which: "this" },
    examples: ["Le convoi est arrivé [[vendredi]].", "[[Ce lundi]], deux obus sont tombés.", "Un tir a touché le pont [[mardi matin]]."], leaves: ["Le convoi est arrivé."],
  },
  { id: "running-night", pattern: "au|dans|pendant|durant cours? de? la nuit", value: { kind: "running-night", which: "told" }, examples: ["Le bourg est tombé [[au cours de la nuit]].", "Les tirs ont repris [[dans la nuit]]."], leaves: ["La nuit est calme."] },
  { id: "that-night", pattern: "cette nuit là", value: { kind: "running-night", which: "told" }, examples: ["[[Cette nuit-là]], deux ponts ont sauté."], leaves: ["La nuit est calme."] },
  { id: "this-night", pattern: "cette nuit", value: { kind: "running-night", which: "this" }, examples: ["Deux ponts ont sauté [[cette nuit]]."], leaves: ["La nuit est calme."] },
  { id: "night-before", pattern: "la nuit précédente", value: { kind: "days", offset: -1, anaphoric: true }, examples: ["Un pont avait sauté [[la nuit précédente]]."], leaves: ["La nuit est calme."] },
  { id: "dawn", pattern: "à|dès|avant|vers|au l'|le|la? aube|aurore|lever|petit matin|jour? ( du jour|soleil )?", value: { kind: "dawn" }, examples: ["[[À l'aube]], la colonne est partie.", "La colonne est partie [[au petit matin]]."], leaves: ["La colonne est partie à midi."] },
  { id: "today", pattern: "aujourd'hui", value: { kind: "days", offset: 0 }, examples: ["Le pont a été touché [[aujourd'hui]]."], leaves: ["Le pont a été touché."] },
  { id: "yesterday", pattern: "hier <day-part>?", value: { kind: "days", offset: -1 }, examples: ["Le pont a été touché [[hier]].", "Le pont a été touché [[hier soir]]."], leaves: ["Le pont d'Ier a été touché."] },
  { id: "day-before-yesterday", pattern: "avant hier", value: { kind: "days", offset: -2 }, examples: ["Le pont a été touché [[avant-hier]].", "Le pont a été touché [[avant hier]]."], leaves: ["Avant, le pont était intact."] },
  { id: "eve", pattern: "la veille ( au <day-part> )?", value: { kind: "days", offset: -1, anaphoric: true }, examples: ["[[La veille]], un obus était tombé.", "[[La veille au soir]], un obus était tombé."], leaves: ["Il veille sur la ville."] },
  { id: "day-after", pattern: "le lendemain", value: { kind: "days", offset: 1, anaphoric: true }, examples: ["[[Le lendemain]], le bourg était vide."], leaves: ["Le bourg était vide."] },
  { id: "same-day", pattern: "le|ce même jour", value: { kind: "days", offset: 0, anaphoric: true }, examples: ["[[Le même jour]], un pont a sauté."], leaves: ["Un pont a sauté de jour."] },
  { id: "anniversary", pattern: "( ce? <weekday> / aujourd'hui ) marque|marquait|célèbre ..4 anniversaire", value: { kind: "vague" }, examples: ["[[Lundi marque le dixième anniversaire]] de la crue."], leaves: ["Le bourg est tombé lundi."] },
  { id: "ago", pattern: "il y a n=<number> unit=<time-unit>", value: { kind: "ago" }, examples: ["Le bourg est tombé [[il y a trois semaines]]."], leaves: ["Il y a trois ponts."] },
  { id: "ago-digits", pattern: "il y a n=<digits> unit=<time-unit>", value: { kind: "ago" }, examples: ["Le bourg est tombé [[il y a 3 semaines]]."], leaves: ["Il y a 3 ponts."] },
  { id: "since-season", pattern: "depuis|dès l'|le|la? season=<season> year=<year>?", value: { kind: "season", which: "stated", open: "since" }, examples: ["[[Depuis l'automne 2014]], la route est coupée."], leaves: ["Depuis longtemps, la route est coupée."] },
  { id: "since-month", pattern: "depuis|dès le? part=<month-part>? le? mois? de|d'|du? month=<month> year=<year>?", value: { kind: "month", which: "stated", open: "since" }, examples: ["[[Depuis mars 2013]], la route est coupée."], leaves: ["Depuis la colline, on voit la route."] },
  { id: "since-start-of-year", pattern: "depuis le début de l' année", value: { kind: "year", offset: 0, open: "since" }, examples: ["[[Depuis le début de l'année]], la route est coupée."], leaves: ["Depuis le début, la route est coupée."] },
  { id: "since-start-of-month", pattern: "depuis le début du mois", value: { kind: "month", which: "this", open: "since" }, examples: ["[[Depuis le début du mois]], la route est coupée."], leaves: ["Depuis le début, la route est coupée."] },
  { id: "since-start-in", pattern: "depuis le début|déclenchement|lancement de|du|des ( la|l'|cette|ce )? ..2 ( en|au mois? de? part=<month-part>? month=<month> year=<year>? )", value: { kind: "month", which: "stated", open: "since" }, examples: ["La ville est coupée [[depuis le début de la guerre en avril 2013]]."], leaves: ["La ville est coupée depuis le début de la guerre."] },
  { id: "since-start-on", pattern: "depuis le début|déclenchement|lancement de|du|des ( la|l'|cette|ce )? ..2 ,? le day=<day> er? month=<month> year=<year>?", value: { kind: "date", open: "since" }, examples: ["La ville est coupée [[depuis le lancement de l'offensive le 4 avril 2013]]."], leaves: ["La ville est coupée depuis le début de la guerre."] },
  {
    id: "since-the-war", pattern: `depuis le début|déclenchement|lancement|commencement de|du|des ( la|l'|cette|ce )? ..1 ${WAR}|${CAMPAIGN}`, value: { kind: "period" },
    examples: ["La ville est coupée [[depuis le début de la guerre]].", "La ville est coupée [[depuis le lancement de l'offensive]]."], leaves: ["Le début de la guerre est loin.", "La ville est coupée depuis le début des combats."],
  },
  { id: "since-the-fighting", pattern: "depuis le début|déclenchement|lancement de|du|des ( la|l'|cette|ce )? combats|attaque|attaques|affrontements|bataille", value: { kind: "vague" }, examples: ["La ville est coupée [[depuis le début des combats]]."], leaves: ["Le début des combats est loin."] },
  {
    id: "over-years", pattern: "en|pendant|durant|depuis ( plus|moins de|d' / près de|d' / presque / environ / quelque / au moins )? ( <number> / <digits> / plusieurs ) ans|années|mois|décennies ( de|d' guerre|conflit|combats|violences|crise|insurrection|troubles|siège|rébellion|hostilités ( civile )? )?", value: { kind: "period" },
    examples: ["[[En cinq ans de guerre]], des milliers de personnes sont mortes.", "Des milliers de personnes sont mortes [[en plus de six ans]]."], leaves: ["Un pont a sauté en trois jours.", "Il a été condamné à dix ans."],
  },
  {
    id: "the-war-has", pattern: "la|le|l'|ce|cette|cet ..1 period=guerre|conflit|insurrection|crise|rébellion|soulèvement|révolte civile? ..4 a|ont déjà|également|aussi|ainsi? fait|tué|causé|coûté|provoqué|déplacé|entraîné|poussé|emporté|laissé", value: { kind: "period" },
    examples: ["[[La guerre a fait]] des milliers de morts.", "[[Le conflit dans l'est a coûté]] la vie à des milliers de personnes."], leaves: ["Le ministre de la guerre a parlé.", "La guerre est loin.", "Le raid a fait trois morts."],
  },
  {
    id: "the-war-which-has", pattern: "period=guerre|conflit|insurrection|crise|rébellion|soulèvement ( civile )? ..3 ,? qui a|ont ( déjà )? fait|tué|causé|coûté|provoqué|déplacé|entraîné|emporté|laissé", value: { kind: "period" },
    examples: ["Les pourparlers sur le [[conflit, qui a fait]] des milliers de morts, continuent.", "C'est une [[guerre qui a coûté]] la vie à des milliers de personnes."], leaves: ["C'est une guerre qui dure."],
  },
  {
    id: "killed-in-the-war", pattern: "tué|tués|tuée|tuées|morts|péri|victimes dans|par|lors|pendant|durant|de la|le|ce|cette|du|l' period=guerre|conflit|insurrection|soulèvement", value: { kind: "period" },
    examples: ["Des milliers de civils ont été [[tués dans le conflit]]."], leaves: ["Deux civils ont été tués dans le raid."],
  },
  { id: "this-year", pattern: "cette année", value: { kind: "year", offset: 0 }, examples: ["Quarante personnes sont mortes [[cette année]]."], leaves: ["L'année est longue."] },
  { id: "recent-years", pattern: "ces|les dernières|derniers ( <number> / <digits> )? années|mois|ans", value: { kind: "period" }, examples: ["Des milliers de personnes sont mortes [[ces dernières années]]."], leaves: ["Les années sont longues."] },
  { id: "in-so-many-days", pattern: "en|depuis|pendant|durant|après ( n=<number> / n=<digits> / vingt quatre / quarante huit ) unit=<time-unit>", value: { kind: "vague" }, examples: ["La trêve a été rompue dix fois [[en trois jours]]."], leaves: ["Il y a trois ponts."] },
  { id: "new-year", pattern: "( dans|pendant|durant|lors )? ( de )? la? nuit|soirée|soir du|de nouvel an", value: { kind: "feast", month: 1, day: 1 }, examples: ["Un dépôt a sauté [[dans la nuit du Nouvel an]]."], leaves: ["Le nouvel an est loin."] },
  { id: "new-year-day", pattern: "le? jour de l' an", value: { kind: "feast", month: 1, day: 1 }, examples: ["Un dépôt a sauté [[le jour de l'An]]."], leaves: ["Le jour est long."] },
  { id: "christmas", pattern: "( à / le jour de ) noël", value: { kind: "feast", month: 12, day: 25 }, examples: ["Un dépôt a sauté [[à Noël]]."], leaves: ["Noël est un jour."] },
  { id: "since-year", pattern: "depuis l'? année? year=<year>", value: { kind: "year", offset: null, open: "since" }, examples: ["[[Depuis 2012]], la route est coupée."], leaves: ["Depuis 12 jours, la route est coupée."] },
  { id: "since-day", pattern: "depuis le|ce? weekday=<weekday>? day=<day> er? month=<month> year=<year>?", value: { kind: "date", open: "since" }, examples: ["[[Depuis le 3 mars 2013]], la route est coupée."], leaves: ["La route est coupée."] },
  { id: "season-last", pattern: "au|à|l'|le|cet? season=<season> dernier|passé", value: { kind: "season", which: "last" }, examples: ["Le bourg avait été repris [[au printemps dernier]]."], leaves: ["Le printemps est long."] },
  { id: "season", pattern: "au|à|en|l' l'? season=<season> year=<year>", value: { kind: "season", which: "stated" }, examples: ["Le bourg a été repris [[à l'automne 2014]]."], leaves: ["À l'automne, il pleut."] },
  { id: "month-last", pattern: "en|au|le? mois? de? month=<month> dernier|passé", value: { kind: "month", which: "last" }, examples: ["Le bourg a été repris [[en mars dernier]]."], leaves: ["Le dernier bourg a été repris."] },
  { id: "last-month", pattern: "le mois dernier|passé", value: { kind: "month", which: "last" }, examples: ["Le bourg a été repris [[le mois dernier]]."], leaves: ["Le mois est long."] },
  { id: "month-part", pattern: "à|au|dès? la? part=<month-part> du|de? mois? de|d'? month=<month> year=<year>?", value: { kind: "month", which: "stated" }, examples: ["Le bourg a été repris [[fin mars]].", "Le bourg a été repris [[début mai 2016]]."], leaves: ["Le début est connu."] },
  { id: "month", pattern: "en|au mois? de|d'? month=<month> year=<year>?", value: { kind: "month", which: "stated" }, examples: ["Le bourg a été repris [[en mars 2015]].", "Le bourg a été repris [[en mars]]."], leaves: ["Le bourg a été repris en mer."] },
  { id: "month-year", pattern: "month=<month> year=<year>", value: { kind: "month", which: "stated" }, examples: ["La trêve de [[mars 2015]] a tenu."], leaves: ["La trêve a tenu."] },
  { id: "year", pattern: "en|l' année? year=<year>", value: { kind: "year", offset: null }, examples: ["Le bourg a été repris [[en 2015]]."], leaves: ["Le bourg compte 2015 habitants."] },
  { id: "last-year", pattern: "l' an|année dernier|dernière|passé|passée", value: { kind: "year", offset: -1 }, examples: ["Le bourg a été repris [[l'an dernier]]."], leaves: ["L'an est long."] },
  { id: "vague-days", pattern: "ces|ce|les|la|cette derniers|dernières|dernier|dernière|prochains|prochaines jours|semaines|heures|semaine|temps|nuit", value: { kind: "vague" }, examples: ["Deux ponts ont sauté [[ces derniers jours]]."], leaves: ["Les jours sont courts."] },
  { id: "last-week", pattern: "la semaine dernière|passée", value: { kind: "vague" }, examples: ["Un pont a sauté [[la semaine dernière]]."], leaves: ["La semaine est longue."] },
];

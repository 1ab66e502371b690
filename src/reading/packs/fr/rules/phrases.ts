import type { PhraseRule } from "../../../rule.ts";

/** Something told that the same sentence goes on to call untrue, up to there: "les informations selon lesquelles …". */
const ACCOUNT = "information|informations|rumeur|rumeurs|affirmation|affirmations|allégation|allégations|accusation|accusations|annonce|nouvelles|propos ( selon lesquelles|laquelle|lesquels|lequel / faisant état / qui / sur|d'|de|des|du|que|qu'|affirmant|évoquant ) ( ..12 place={place} )? ..16";

/** French phrases that are a claim as a whole. */
export const phrases: PhraseRule[] = [
  {
    id: "axis", pattern: "de|d'|depuis|du ..4 from={place} ..1 vers|jusqu'à ..5 toward={place}",
    value: { type: "movement" },
    examples: ["1. [[De Homs vers le champ de Palmyre]]", "[[Depuis Raqqa vers Alep]]"], leaves: ["Le bourg de Homs est calme."],
  },
  {
    id: "sources-have-not-confirmed", pattern: "source={source} ( , ..10 , )? ne|n' ..2 pas|jamais|point encore|été|immédiatement|officiellement? ..2 confirmé|confirmée|réagi|commenté|démenti|confirment|confirme|commente|commentent|commenter ( cette|ces|l'|les|son|ce|le information|informations|nouvelle|chiffres|chiffre|bilan|récit|attaque|incident )?",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative", sourced: true },
    examples: ["L'[[OSDH n'a pas encore confirmé cette nouvelle]]."], leaves: ["L'OSDH a confirmé la nouvelle."],
  },
  {
    id: "remains-to-be-confirmed", pattern: "reste|restent|restait|doit|doivent|devra|devraient ..2 à|être ..1 confirmer|confirmé|confirmée|confirmés|confirmées|vérifier|vérifié|vérifiée|vérifiés|vérifiées",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Ce chiffre [[reste à confirmer]].", "Ces récits [[doivent encore être vérifiés]]."], leaves: ["Ce chiffre est confirmé."],
  },
  {
    id: "could-not-be-verified", pattern: "ne|n' ..3 pu|peut|pouvait|peuvent ..2 ( être ..2 obtenu|obtenue|vérifié|vérifiée|confirmé|confirmée|vérifiés|vérifiées|confirmés|confirmées / obtenir|vérifier|confirmer|établir )",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Ce récit [[n'a pu être vérifié]].", "Ce chiffre [[n'a pas pu être confirmé]]."], leaves: ["Ce récit est vrai.", "Le chef n'a pas pu être joint."],
  },
  {
    id: "impossible-to-verify", pattern: "impossible|difficile à|de vérifier|confirmer",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Un chiffre [[impossible à vérifier]]."], leaves: ["Un chiffre facile à vérifier."],
  },
  {
    id: "declined-to-comment", pattern: "source={source} ..3 ne|n' ..2 ( pas souhaité|voulu|désiré / pas ) ..2 commenter|commente|exprimer|réagir|répondre",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative", sourced: true },
    examples: ["L'[[OSDH n'a pas souhaité s'exprimer]]."], leaves: ["L'OSDH s'exprime."],
  },
  {
    id: "source-denies", pattern: "source={source} ( , ..8 , )? ..3 nie|nient|dément|démentent|réfute|réfutent|démenti|nié|réfuté",
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[Reuters dément]].", "L'[[OSDH a démenti]] ce récit."], leaves: ["Reuters écrit."],
  },
  {
    id: "what-source-denies", pattern: "ce que dément|démentent|nie|nient|conteste|contestent ..2 source={source}",
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["Le pont a tenu, [[ce que dément l'OSDH]]."], leaves: ["Le pont a tenu."],
  },
  {
    id: "aims-at", pattern: "vise|visait|visent|visaient|viserait|viseraient|cherche|cherchent|cherchait|chercherait|chercheraient à",
    value: { type: "assessment" }, examples: ["Ce tir [[visait à]] couper la route."], leaves: ["Ce tir visait la route."],
  },
  { id: "part-of-plan", pattern: "fait|font|faisait partie|parties d'|du|des|de ..3 plan|stratégie|complot", value: { type: "assessment" }, examples: ["Ce retrait [[fait partie d'un plan]]."], leaves: ["Ce bourg fait partie de la province."] },
  { id: "seeks-to", pattern: "cherchent|cherche|veulent|veut|souhaitent|entend|entendent ..4 <act:inf>", value: { type: "assessment" }, examples: ["Ils [[veulent attaquer]] le bourg."], leaves: ["Ils attaquent le bourg."] },
  { id: "superlative", pattern: "est|sont|était|serait ( la|le|l'|les une? des? / l'|la|le|les <act-noun> ..1 la|le|les / une|l' des <act-noun>? ( la|le|les )? ) plus importante|important|importants|importantes|meurtrière|meurtrier|meurtrières|grosse|gros|grosses|sérieuse|spectaculaire|ambitieuse|violente|violentes|grave|graves|grande|vaste|lourd|lourde|sanglante", value: { type: "assessment" }, examples: ["Ce raid [[est le plus important]] du mois.", "C'[[est l'attaque la plus meurtrière]] du mois."], leaves: ["Ce raid est important."] },
  { id: "one-of-the-most", pattern: "une|un des attaques|raids|frappes|offensives|bilans ..1 les plus", value: { type: "assessment" }, examples: ["C'est l'[[une des attaques les plus]] dures."], leaves: ["Une des attaques a échoué."] },
  { id: "is-linked-to", pattern: "est|serait|sont|seraient liée|lié|liées|liés à|au|aux", value: { type: "assessment" }, examples: ["Ce retrait [[est lié à]] la trêve."], leaves: ["Ce retrait est achevé."] },
  { id: "would-be-about", pattern: "il s' agirait|agit|agissait de|d'", value: { type: "assessment" }, examples: ["[[Il s'agirait de]] couper la route."], leaves: ["Il coupe la route."] },
  { id: "claims-the-act", pattern: "source={source} ( ,|) ,? ..10 , )? ..3 revendiqué|revendique|revendiquée|endossé ..2 l'|cette|cet|ces|les|la|attaque|attentat|assaut|frappe <act-noun>", value: { type: "responsibility", sourced: true }, examples: ["[[Al-Qaïda a revendiqué l'attaque]]."], leaves: ["Al-Qaïda a revendiqué dix morts."] },
  {
    id: "not-claimed", pattern: "ne|n' a|ont|avait|avaient|est ..2 pas|jamais|point|encore|toujours ..1 été? revendiqué|revendiquée|revendiqués|revendiquées",
    value: { type: "responsibility", polarity: "negative" },
    examples: ["Ce tir [[n'a pas été revendiqué]].", "Le groupe [[n'a pas revendiqué]] ce tir."], leaves: ["Ce tir a été revendiqué."],
  },
  {
    id: "toll-may-rise", pattern: "bilan|nombre ..6 pourrait|risque|devrait|pourraient ..2 s'? alourdir|augmenter|grimper|monter",
    value: { type: "assessment" },
    examples: ["Le [[bilan pourrait s'alourdir]]."], leaves: ["Le bilan s'est alourdi à dix morts."],
  },
  {
    id: "toll-not-final", pattern: "bilan|chiffre|chiffres ne|n' est|sont|était|étaient ..1 pas|jamais ..1 définitif|définitifs|officiel|officiels|confirmé|confirmés",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Ce [[bilan n'est pas définitif]]."], leaves: ["Ce bilan est définitif."],
  },
  {
    id: "no-figure-given", pattern: "ne|n' ..1 a|ont|avait|avaient ..2 pas|jamais|aucun|encore|toujours ..2 donné|communiqué|fourni|publié|livré ..1 de|aucun|d'|le bilan|chiffre|précisions|précision|détails",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["L'armée [[n'a pas donné de bilan]]."], leaves: ["L'armée a donné un bilan."],
  },
  {
    id: "has-not-reacted", pattern: "ne|n' ..1 a|ont|avait|avaient ..1 pas|jamais|encore|toujours ..1 réagi",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Le groupe [[n'a pas réagi]]."], leaves: ["Le groupe a réagi."],
  },
  {
    id: "claimed-by", pattern: "revendiqué|revendiquée|revendiqués|revendiquées ..2 par ..2 source={source}",
    value: { type: "responsibility", sourced: true },
    examples: ["Ce tir a été [[revendiqué par Al-Qaïda]]."], leaves: ["Ce tir n'est pas revendiqué."],
  },
  { id: "situation-in-hand", pattern: "situation ..1 est|reste|demeure|était|serait ..2 ( sous contrôle / maîtrisée|calme|stable|tendue|volatile|confuse|critique )", value: { type: "assessment" }, examples: ["La [[situation est désormais sous contrôle]]."], leaves: ["La ville est sous contrôle."] },
  { id: "condemns", pattern: "source={source} ( , ..6 , )? ..4 condamné|condamne|condamnent|dénoncé|dénonce|dénoncent|salué|salue", value: { type: "assessment", sourced: true }, examples: ["L'[[OSDH a condamné]] ce tir."], leaves: ["Le pont est condamné."] },
  { id: "experts-think", pattern: "analystes|experts|observateurs estiment|jugent|considèrent|pensent", value: { type: "assessment" }, examples: ["Les [[experts estiment]] que la route sera coupée."], leaves: ["Les experts sont partis."] },
  {
    id: "account-untrue", pattern: `${ACCOUNT} ( est|sont|était|étaient|seraient|serait ( totalement|entièrement|complètement|absolument|toutes|donc / tout à fait / purement et simplement )? fausse|fausses|faux|infondé|infondée|infondées|inexacte|inexactes|mensongère|mensongères|fantaisiste|fantaisistes|erronée|erronées / est|sont|était|étaient ( totalement|entièrement )? dénué|dénuée|dénuées|dénués|dépourvue|dépourvues de / est|sont|était|étaient sans fondement / ne|n' est|sont|était|étaient ..1 pas ..1 vraie|vraies|vrai|exacte|exactes|fondée|fondées|correctes / se|s' est|sont|étaient ( avérée|avérées|révélée|révélées ) fausse|fausses|infondée|infondées|mensongère|mensongères|inexactes )`,
    value: { type: "confirmation", polarity: "negative" },
    examples: ["Les [[informations selon lesquelles le pont est tombé à Homs sont fausses]].", "L'[[affirmation selon laquelle le pont est tombé est totalement infondée]].", "Les [[rumeurs sur une crue sont dénuées de]] fondement.", "Les [[informations selon lesquelles le pont est tombé ne sont pas exactes]]."], leaves: ["Les informations selon lesquelles le pont est tombé sont exactes.", "Les informations sur le pont sont rares."],
  },
  {
    id: "account-denied-by", pattern: `${ACCOUNT} ont|a|avait|avaient|est|sont ( été )? ( formellement|catégoriquement|aussitôt|rapidement|également|ensuite )? démenti|démentie|démenties|démentis|réfutée|réfutées|rejetée|rejetées par ..3 source={source}`,
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["Les [[informations selon lesquelles le pont est tombé ont été démenties par Reuters]]."], leaves: ["Les informations selon lesquelles le pont est tombé ont été confirmées par Reuters."],
  },
  {
    id: "account-denied", pattern: `${ACCOUNT} ont|a|avait|avaient|est|sont ( été )? ( formellement|catégoriquement|aussitôt|rapidement|également|ensuite )? démenti|démentie|démenties|démentis|réfutée|réfutées`,
    value: { type: "confirmation", polarity: "negative" },
    examples: ["Les [[rumeurs d'une crue ont été démenties]]."], leaves: ["Reuters a démenti les rumeurs."],
  },
  {
    id: "rejects-the-accusation", pattern: "source={source} ( , ..8 , )? ..3 rejette|rejettent|rejeté|balaye|balaie|balayé ces|cette|les|l'|toute|toutes accusation|accusations|allégation|allégations",
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[Reuters rejette ces accusations]]."], leaves: ["Reuters rejette l'offre."],
  },
  {
    id: "does-not-comment", pattern: "source={source} ( , ..8 , )? ..2 ne|n' commente|commentent|confirme|confirment|réagit|réagissent pas|jamais|guère|point",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative", sourced: true },
    examples: ["[[Reuters ne commente pas]] ces informations."], leaves: ["Reuters commente ces informations."],
  },
  {
    id: "denies-having", pattern: "nie|nient|niait|niaient|dément|démentent|démentait|réfute|réfutent|conteste|contestent|nié|démenti|réfuté|contesté ( avoir|être|que|qu' / tout|toute|toutes|tous )",
    value: { type: "confirmation", polarity: "negative" },
    examples: ["La milice [[nie avoir]] attaqué le bourg.", "Le chef a [[démenti toute]] présence au nord."], leaves: ["La milice nie."],
  },
  {
    id: "nothing-of-ours", pattern: "aucun|aucune ( avion|avions|appareil|appareils|soldat|militaire|combattant|unité|troupe|raid|frappe|bombardement|drone|tir ) ..8 ne|n' ..1 opérait|opéraient|visé|mené|menée|participé|impliqué|impliquée|engagé|volait|présent|présente|effectué|effectuée|lieu",
    value: { type: "confirmation", polarity: "negative" },
    examples: ["« [[Aucun avion de l'alliance n'opérait]] dans la zone. »"], leaves: ["Aucun soldat n'est mort."],
  },
  {
    id: "confirms-the-act", pattern: "source={source} ( , ..8 , )? ..2 confirmé|confirme|confirment|reconnu|reconnaît|reconnaissent l'|la|les|cette|ces|cet|ce <act-noun> ,|.|;|:|sans|mais|dans|et",
    value: { type: "confirmation", sourced: true },
    examples: ["L'[[OSDH a confirmé l'attaque,]] sans donner de bilan."], leaves: ["L'OSDH a confirmé la mort de dix soldats."],
  },
  {
    id: "work-of", pattern: "est|serait|sont|seraient|était|étaient|être ..2 l' oeuvre|œuvre|ouvrage de|d'|du|des l'|la|le|les? actor={actor}",
    value: { type: "responsibility" },
    examples: ["Le raid [[serait l'œuvre d'Al-Qaïda]]."], leaves: ["Le musée expose l'œuvre du peintre."],
  },
  {
    id: "behind-the-act", pattern: "actor={actor} ( , ..6 , )? ( est|serait|sont|seraient|était|étaient / a|ont|avait|auraient|aurait été ) ..2 ( à l' origine de|du|des|d' / derrière ) l'|la|le|les|ce|cet|cette|ces? <act-noun>",
    value: { type: "responsibility" },
    examples: ["[[Al-Qaïda serait à l'origine du raid]].", "[[Al-Qaïda serait derrière cette attaque]]."], leaves: ["Al-Qaïda est à l'origine un petit groupe."],
  },
  {
    id: "bears-the-mark", pattern: "porte|portent|portait|portaient ..1 la|les marque|marques|signature|empreinte de|d'|du|des l'|la|le|les? actor={actor}",
    value: { type: "responsibility", factuality: "possible" },
    examples: ["Cet attentat [[porte la marque d'Al-Qaïda]]."], leaves: ["Le char porte la marque de la rouille."],
  },
  {
    id: "beyond-control", pattern: "échappe|échappent|échappait|échappaient ..3 ( au contrôle / à l' autorité|emprise|état / à tout contrôle )",
    value: { type: "control" },
    examples: ["La moitié nord [[échappe encore au contrôle]] de l'État.", "La vallée [[échappe à l'État]]."], leaves: ["Le chef échappe à l'attentat."],
  },
];

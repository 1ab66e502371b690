import type { PhraseRule } from "../../../rule.ts";

/** French phrases that are a claim as a whole. */
export const phrases: PhraseRule[] = [
  {
    id: "axis", pattern: "de|d'|depuis|du ..4 from={place} ..1 vers|jusqu'à ..5 toward={place}",
    value: { type: "movement" },
    examples: ["1. [[De Homs vers le champ de Palmyre]]", "[[Depuis Raqqa vers Alep]]"], leaves: ["Le bourg de Homs est calme."],
  },
  {
    id: "sources-have-not-confirmed", pattern: "source={source} ( , ..10 , )? n' ..2 pas|jamais|point encore|été|immédiatement|officiellement? ..2 confirmé|confirmée|réagi|commenté|démenti|confirment|confirme|commente ( cette|ces|l'|les|son|ce|le information|informations|nouvelle|chiffres|chiffre|bilan|récit|attaque|incident )?",
    value: { type: "confirmation", factuality: "unknown", sourced: true },
    examples: ["L'[[OSDH n'a pas encore confirmé cette nouvelle]]."], leaves: ["L'OSDH a confirmé la nouvelle."],
  },
  {
    id: "remains-to-be-confirmed", pattern: "reste|restent|restait|doit|doivent|devra|devraient ..2 à|être ..1 confirmer|confirmé|confirmée|confirmés|confirmées|vérifier|vérifié|vérifiée|vérifiés|vérifiées",
    value: { type: "confirmation", factuality: "unknown" },
    examples: ["Ce chiffre [[reste à confirmer]].", "Ces récits [[doivent encore être vérifiés]]."], leaves: ["Ce chiffre est confirmé."],
  },
  {
    id: "could-not-be-verified", pattern: "n' ..3 pu|peut|pouvait|peuvent ..3 être|obtenu|vérifier|confirmer ..2 obtenu|vérifié|vérifiée|confirmé|confirmée|vérifiés|vérifiées?",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Ce récit [[n'a pu être vérifié]].", "Ce chiffre [[n'a pas pu être confirmé]]."], leaves: ["Ce récit est vrai."],
  },
  {
    id: "impossible-to-verify", pattern: "impossible|difficile à|de vérifier|confirmer",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Un chiffre [[impossible à vérifier]]."], leaves: ["Un chiffre facile à vérifier."],
  },
  {
    id: "declined-to-comment", pattern: "source={source} ..3 n' ..2 ( pas souhaité|voulu|désiré / pas ) ..2 commenter|commente|exprimer|réagir|répondre",
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
    id: "aims-at", pattern: "vise|visait|visent|visaient|cherche|cherchent|cherchait à",
    value: { type: "assessment" }, examples: ["Ce tir [[visait à]] couper la route."], leaves: ["Ce tir visait la route."],
  },
  { id: "part-of-plan", pattern: "fait|font|faisait partie|parties d'|du|des|de ..3 plan|stratégie|complot", value: { type: "assessment" }, examples: ["Ce retrait [[fait partie d'un plan]]."], leaves: ["Ce bourg fait partie de la province."] },
  { id: "seeks-to", pattern: "cherchent|cherche|veulent|veut|souhaitent|entend|entendent ..4 <act:inf>", value: { type: "assessment" }, examples: ["Ils [[veulent attaquer]] le bourg."], leaves: ["Ils attaquent le bourg."] },
  { id: "superlative", pattern: "est|sont|était|serait la|le|l'|les une? des? plus importante|important|importants|importantes|meurtrière|meurtrier|meurtrières|violente|violentes|grave|graves|grande|vaste|lourd|lourde|sanglante", value: { type: "assessment" }, examples: ["Ce raid [[est le plus important]] du mois."], leaves: ["Ce raid est important."] },
  { id: "one-of-the-most", pattern: "une|un des attaques|raids|frappes|offensives|bilans ..1 les plus", value: { type: "assessment" }, examples: ["C'est l'[[une des attaques les plus]] dures."], leaves: ["Une des attaques a échoué."] },
  { id: "is-linked-to", pattern: "est|serait|sont|seraient liée|lié|liées|liés à|au|aux", value: { type: "assessment" }, examples: ["Ce retrait [[est lié à]] la trêve."], leaves: ["Ce retrait est achevé."] },
  { id: "would-be-about", pattern: "il s' agirait|agit|agissait de|d'", value: { type: "assessment" }, examples: ["[[Il s'agirait de]] couper la route."], leaves: ["Il coupe la route."] },
  { id: "claims-the-act", pattern: "source={source} ( , ..10 , )? ..3 revendiqué|revendique|revendiquée|endossé ..2 l'|cette|cet|ces|les|la|attaque|attentat|assaut|frappe <act-noun>", value: { type: "responsibility", sourced: true }, examples: ["[[Al-Qaïda a revendiqué l'attaque]]."], leaves: ["Al-Qaïda a revendiqué dix morts."] },
  {
    id: "not-claimed", pattern: "n' a|ont|avait|avaient|est ..2 pas|jamais|point|encore|toujours ..1 été? revendiqué|revendiquée|revendiqués|revendiquées",
    value: { type: "responsibility", polarity: "negative" },
    examples: ["Ce tir [[n'a pas été revendiqué]].", "Le groupe [[n'a pas revendiqué]] ce tir."], leaves: ["Ce tir a été revendiqué."],
  },
  {
    id: "toll-may-rise", pattern: "bilan|nombre ..6 pourrait|risque|devrait|pourraient ..2 s'? alourdir|augmenter|grimper|monter",
    value: { type: "assessment" },
    examples: ["Le [[bilan pourrait s'alourdir]]."], leaves: ["Le bilan s'est alourdi à dix morts."],
  },
  {
    id: "toll-not-final", pattern: "bilan|chiffre|chiffres n' est|sont|était|étaient ..1 pas|jamais ..1 définitif|définitifs|officiel|officiels|confirmé|confirmés",
    value: { type: "confirmation", factuality: "unknown" },
    examples: ["Ce [[bilan n'est pas définitif]]."], leaves: ["Ce bilan est définitif."],
  },
  {
    id: "no-figure-given", pattern: "n' ..1 a|ont|avait|avaient ..2 pas|jamais|aucun|encore|toujours ..2 donné|communiqué|fourni|publié|livré ..1 de|aucun|d'|le bilan|chiffre|précisions|précision|détails",
    value: { type: "confirmation", factuality: "unknown" },
    examples: ["L'armée [[n'a pas donné de bilan]]."], leaves: ["L'armée a donné un bilan."],
  },
  {
    id: "has-not-reacted", pattern: "n' ..1 a|ont|avait|avaient ..1 pas|jamais|encore|toujours ..1 réagi",
    value: { type: "confirmation", factuality: "unknown" },
    examples: ["Le groupe [[n'a pas réagi]]."], leaves: ["Le groupe a réagi."],
  },
  {
    id: "claimed-by", pattern: "revendiqué|revendiquée|revendiqués|revendiquées ..2 par ..2 source={source}",
    value: { type: "responsibility", sourced: true },
    examples: ["Ce tir a été [[revendiqué par Al-Qaïda]]."], leaves: ["Ce tir n'est pas revendiqué."],
  },
  { id: "condemns", pattern: "source={source} ( , ..6 , )? ..4 condamné|condamne|condamnent|dénoncé|dénonce|dénoncent|salué|salue", value: { type: "assessment", sourced: true }, examples: ["L'[[OSDH a condamné]] ce tir."], leaves: ["Le pont est condamné."] },
  { id: "experts-think", pattern: "analystes|experts|observateurs estiment|jugent|considèrent|pensent", value: { type: "assessment" }, examples: ["Les [[experts estiment]] que la route sera coupée."], leaves: ["Les experts sont partis."] },
];

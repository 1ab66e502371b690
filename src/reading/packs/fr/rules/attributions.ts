import type { AttributionRule } from "../../../rule.ts";

/** French attribution: who is made to say what. */
export const attributions: AttributionRule[] = [
  {
    id: "same-source", pattern: "<according> la|le|l'|cette|ce? même source|agence|organisation|ong|communiqué|texte|responsable|document",
    value: { scope: "sentence", stance: "says", special: "carry" },
    examples: ["Le pont a sauté, [[selon la même source]]."], leaves: ["Le pont a sauté, selon l'OSDH."],
  },
  {
    id: "according-relay", pattern: "cue=<according> ..2 source={source} , qui rapporte|relaie|relate|diffuse|publie cette|l'|ces information|informations|nouvelle ,?",
    value: { scope: "sentence", stance: "reports", special: "relay" },
    examples: ["[[Selon Al Jazeera, qui relaie cette information,]] le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "according-cited-by", pattern: "cue=<according> ..2 source={source} ,? cité|citée|cités|citées|repris|reprise par ..3 via={source} ,?",
    value: { scope: "sentence", stance: "says" },
    examples: ["[[Selon l'OSDH, cité par l'AFP,]] le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "according-citing", pattern: "cue=<according> ..2 via={source} ,? qui|laquelle? cite|citant ..3 source={source} ( , ..8 , )? ,?",
    value: { scope: "sentence", stance: "says" },
    examples: ["[[Selon l'AFP, qui cite l'OSDH,]] le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "according", pattern: "cue=<according> ..2 source={source}",
    value: { scope: "sentence", stance: "says" },
    examples: ["Le pont a sauté, [[selon l'OSDH]].", "[[D'après Reuters]], le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "of-source", pattern: "de|d' ..1 source=( source|sources ( policière|policières|militaire|militaires|sécuritaire|sécuritaires|médicale|médicales|hospitalière|hospitalières|locale|locales|concordante|concordantes|proche|officielle|officielles|diplomatique|diplomatiques|gouvernementale|gouvernementales|judiciaire|judiciaires|humanitaire|humanitaires|onusienne|onusiennes|aéroportuaire|aéroportuaires ) ) ,?",
    value: { scope: "sentence", stance: "says" },
    examples: ["[[De source policière,]] le pont a sauté.", "Le pont a sauté, a-t-on appris [[de sources concordantes]]."], leaves: ["La source de la rivière est proche."],
  },
  {
    id: "said-last-citing", pattern: ",|»|” ( a|ont|avait|avaient )? say=<say> ..3 via={source} ,? ( citant / en citant / qui cite / sur la foi / sur la base / s' appuyant sur ) ..5 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["Le pont a sauté[[, affirme Reuters sur la foi d'un rapport de l'OSDH]].", "Le pont a sauté[[, écrit Reuters, citant l'OSDH]].", "Le pont a sauté[[, a rapporté Reuters, citant l'OSDH]]."], leaves: ["Le pont a sauté."],
  },
  {
    id: "citing-first", pattern: "citant ..3 source={source} ,? via={source} ..4 say=<say> ..2 que|qu'",
    value: { scope: "after", stance: "says" },
    examples: ["[[Citant l'OSDH, Reuters affirme que]] le pont a sauté."], leaves: ["Reuters affirme que le pont a sauté."],
  },
  {
    id: "source-says-citing", pattern: "via={source} ..4 say=<say> ..3 citant ..2 source={source} ,? que|qu'?",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[agence Sana a indiqué, citant une source militaire, que]] le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "source-cited-by-says", pattern: "source={source} ,? cité|citée|cités|citées|repris|reprise par ..5 via={source} ,? ..4 say=<say> ..2 ( que|qu' )?",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[OSDH, cité par l'AFP, a indiqué que]] le pont a sauté."], leaves: ["Le pont a sauté."],
  },
  {
    id: "source-says-that", pattern: "source={source} ( ,|) ,? ..16 , )? ..6 say=<say> ( <neg> )? ..6 que|qu'",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[OSDH a affirmé que]] le pont a sauté.", "[[Reuters, une agence de presse, a indiqué hier soir que]] le pont a sauté."], leaves: ["Le pont que l'armée tenait a sauté."],
  },
  {
    id: "apposed-agency-says-that", pattern: "<source-noun:agency> ..8 , source={source} , ..4 say=<say> ..4 que|qu'",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[agence de presse du groupe, Amaq, a annoncé que]] le pont a sauté."], leaves: ["L'agence est fermée."],
  },
  {
    id: "source-has-meanwhile-said", pattern: "source={source} a|ont|avait|avaient , ..6 , say=<say> ( que|qu' )?",
    value: { scope: "after", stance: "says" },
    examples: ["[[Reuters a, de son côté, affirmé que]] le pont a sauté."], leaves: ["Reuters a, de son côté, un bureau."],
  },
  {
    id: "source-says", pattern: "source={source} ( ,|) ,? ..16 , )? ..4 say=<say>",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[OSDH évoque]] une attaque de deux véhicules.", "[[Reuters fait état de]] dix morts."], leaves: ["Le pont a sauté."],
  },
  {
    id: "said-source-after", pattern: ",|»|” <reflexive>? say=<say> ..6 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["Le pont a sauté[[, affirme l'OSDH]].", "Le pont est repris[[, se félicite l'OSDH]]."], leaves: ["Le pont a sauté."],
  },
  {
    id: "goes-on-source-after", pattern: ",|»|” poursuit|poursuivent|poursuivait|poursuivi ..4 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["« Le pont a sauté »[[, poursuit l'OSDH]]."], leaves: ["L'armée poursuit son avance."],
  },
  {
    id: "told-an-outlet", pattern: ",|»|” ont|a|avait|avaient ..1 dit|indiqué|déclaré|affirmé|confié|rapporté|raconté|précisé|expliqué ..2 à|au|aux|auprès ( de|d' )? l'? via={source} ..4 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["Le pont a sauté[[, a dit à l'AFP une source médicale]].", "Le pont a sauté[[, ont indiqué mardi à Reuters des sources locales]]."], leaves: ["Le pont a sauté, a dit une source médicale."],
  },
  {
    id: "have-said-source-after", pattern: ",|»|” ont|a|avait|avaient ..2 say=<say> ..8 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["Le pont a sauté[[, a indiqué mardi un responsable]]."], leaves: ["Le pont a sauté."],
  },
  {
    id: "blamed-source-after", pattern: ",|»|” accuse|accusent|accusait|accusaient|dénonce|dénoncent|dénonçait|avertit|avertissent|alerte|alertent|déplore|déplorent ..2 source={source} ,|.|;|)",
    value: { scope: "before", stance: "claims" },
    examples: ["Le pont aurait sauté[[, accusent des habitants.]]"], leaves: ["Les habitants accusent l'armée.", "Le chef, blessé, accuse Reuters de mentir."],
  },
  {
    id: "keeps-to", pattern: "source={source} ( , ..10 , )? s' en tient|tenait|tiennent ( , ..2 , )? à|au|aux",
    value: { scope: "after", stance: "says" },
    examples: ["L'[[OSDH s'en tient, lui, à]] dix morts."], leaves: ["La route s'en tient au pont."],
  },
  {
    id: "said-pronoun", pattern: ",|»|” a|ont?|avait t? il|elle|ils|elles|on ..2 say=<say>",
    value: { scope: "before", stance: "says", special: "carry" },
    examples: ["Le pont a sauté[[, a-t-il ajouté]]."], leaves: ["Le pont a sauté."],
  },
  {
    id: "pronoun-says-that", pattern: "il|elle|ils|elles ..4 say=<say> ..1 que|qu'",
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["[[Il a ajouté que]] le pont a sauté."], leaves: ["Il a sauté du pont."],
  },
  {
    id: "pronoun-says", pattern: "il|elle|ils|elles ..3 say=<say>",
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["[[Ils prétendent]] avoir pris le pont.", "[[Elle évoque]] dix morts."], leaves: ["Il a sauté du pont."],
  },
  {
    id: "this-source", pattern: "<according> la|le|cette|ce source|agence|organisation|ong|communiqué|texte",
    value: { scope: "sentence", stance: "says", special: "carry" },
    examples: ["Le pont a sauté, [[selon ce communiqué]]."], leaves: ["Le pont a sauté, selon l'OSDH."],
  },
  {
    id: "toll-carries-on", pattern: "un|ce|le|dernier? premier|nouveau|dernier|autre? bilan ..3 <say>",
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["[[Un premier bilan fait état de]] dix morts."], leaves: ["Le bilan est lourd."],
  },
];

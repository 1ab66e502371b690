import type { AttributionRule } from "../../../rule.ts";

/** What may follow a verb of saying that closes its sentence: a day, a statement, the one spoken to. */
const TAIL = "( ( early|late|earlier|later )? on? ( early|late )? <weekday> <day-part>? )? ( to reporters|journalists )? ( in|on|via|during|through|at|by a|an|the|its|his|her|their? latest|daily|new|written|televised|online|video|separate? news|press|official|state|social? statement|website|briefing|bulletin|conference|message|interview|tweet|report|phone|telephone|channel|page|media|release|television )? ( ( early|late )? on? <weekday> )?";
/** What may stand between a speaker and the verb. */
const ALSO = "( has|have|had|also|later|earlier|meanwhile|separately|then|further|however|reportedly )? ( also|later|earlier|meanwhile|since )?";

/** What may stand between a speaker and what he says of himself: a clause between commas. */
const ASIDE = "( ,|) ,? ..16 , )?";

/** English attribution: who is made to say what. Agency English puts the speaker last, and lost commas leave no joint before it. */
export const attributions: AttributionRule[] = [
  {
    id: "according", pattern: "cue=<according> ..4 source={source}",
    value: { scope: "sentence", stance: "says" },
    examples: ["The bridge fell, [[according to Reuters]].", "[[According to the Observatory]], the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "according-cited-by", pattern: "cue=<according> ..4 source={source} ,? quoted|cited by ..3 via={source} ,?",
    value: { scope: "sentence", stance: "says" },
    examples: ["[[According to the Observatory, quoted by Reuters,]] the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "according-citing", pattern: "cue=<according> ..2 via={source} ,? citing|quoting|which cited|quoted? ..3 source={source}",
    value: { scope: "sentence", stance: "says" },
    examples: ["The bridge fell, [[according to SANA, citing the ministry]]."], leaves: ["The bridge fell."],
  },
  {
    id: "same-source", pattern: "<according> the same? source|agency|organisation|organization|group|statement|report|official|monitor|bulletin",
    value: { scope: "sentence", stance: "says", special: "carry" },
    examples: ["The bridge fell, [[according to the statement]]."], leaves: ["The bridge fell."],
  },
  {
    id: "said-last-citing", pattern: ", the? via={source} ..2 say=<say> ..2 ,? citing|quoting ..5 source={source}",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell on Friday[[, Reuters said, citing the Observatory]]."], leaves: ["The bridge fell on Friday, Reuters said."],
  },
  {
    id: "citing-first", pattern: "citing|quoting ..5 source={source} ,? via={source} ..3 say=<say> that?",
    value: { scope: "after", stance: "says" },
    examples: ["[[Citing the Observatory, Reuters said]] the bridge fell."], leaves: ["Reuters said the bridge fell."],
  },
  {
    id: "source-says-citing", pattern: `via={source} ${ALSO} say=<say> ${TAIL} ,? citing|quoting ..3 source={source}`,
    value: { scope: "sentence", stance: "says" },
    examples: ["The bridge fell, [[Reuters reported, citing the Observatory]]."], leaves: ["The bridge fell."],
  },
  {
    id: "source-says-citing-that", pattern: `via={source} ${ALSO} say=<say> ,? citing|quoting ..3 source={source} ,? that`,
    value: { scope: "after", stance: "says" },
    examples: ["[[Reuters reported, citing the Observatory, that]] the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "source-quotes-as-saying", pattern: `via={source} ${ALSO} quoted|cited|quotes|cites|quoting|citing ..3 source={source} ..10 as saying that?`,
    value: { scope: "after", stance: "says" },
    examples: ["[[SANA quoted a military source as saying]] the bridge fell.", "[[Reuters cited the Observatory as saying that]] the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "quotes-as-saying", pattern: "quoted|cited|quotes|cites|quoting|citing ..3 source={source} ..10 as saying that?",
    value: { scope: "after", stance: "says" },
    examples: ["Papers [[quoted a witness as saying]] the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "source-quoted-as-saying", pattern: "source={source} ..10 cue=was|were quoted|cited by ..3 via={source} as saying",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell, the [[Observatory was quoted by Reuters as saying]]."], leaves: ["The bridge fell."],
  },
  {
    id: "source-was-quoted-last", pattern: "source={source} cue=was|were quoted|cited as saying ( by ..3 via={source} / on? <weekday> )? .|;",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell the [[Observatory was quoted as saying by Reuters.]]"], leaves: ["The bridge fell, the Observatory said."],
  },
  {
    id: "source-was-quoted-saying", pattern: "source={source} ..6 cue=was|were quoted|cited as saying that?",
    value: { scope: "after", stance: "says" },
    examples: ["A [[military source was quoted as saying]] the bridge fell."], leaves: ["The bridge fell."],
  },
  {
    id: "the-source-says", pattern: `the|a|that same? source|statement|agency|group|report|official|spokesman|spokeswoman|bulletin|center|centre|organisation|organization|channel|newspaper|network|website ${ALSO} say=<say> ( ..4 that )?`,
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["[[The statement added that]] the bridge fell."], leaves: ["The statement was short."],
  },
  {
    id: "source-says-within", pattern: `,|"|”|'' the|a|an? source={source} ${ALSO} say=<say> ( ..2 {source} )? ${TAIL} ,|and|but|adding|citing|without`,
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell[[, the Observatory said,]] adding that it was old.", "The bridge fell[[, a witness told Reuters,]] adding that it was old."], leaves: ["The bridge fell, and the road too."],
  },
  {
    id: "source-says-that", pattern: `source={source} ${ASIDE} ${ALSO} say=<say> ..8 that`,
    value: { scope: "after", stance: "says" },
    examples: ["The [[Observatory said on Monday that]] the bridge fell.", "A [[witness told Reuters that]] the bridge fell."], leaves: ["The bridge that the army held fell."],
  },
  {
    id: "source-claims-that", pattern: `( source={source} ) ${ASIDE} ${ALSO} cue=claimed|claims|claim in|on|via|through|during|at|early|late|earlier|yesterday|today ..8 that`,
    value: { scope: "after", stance: "claims" },
    examples: ["[[Islamic State claimed in a statement that]] the bridge fell."], leaves: ["Islamic State claimed the attack that felled the bridge."],
  },
  {
    id: "source-cited-by-says", pattern: `source={source} ,? quoted|cited by ..5 via={source} ,? ${ALSO} say=<say> that?`,
    value: { scope: "after", stance: "says" },
    examples: ["The [[Observatory, cited by Reuters, said]] the bridge fell."], leaves: ["The Observatory said the bridge fell."],
  },
  {
    id: "source-says", pattern: `source={source} ${ASIDE} ${ALSO} say=<say>`,
    value: { scope: "after", stance: "says" },
    examples: ["The [[Observatory said]] 12 people were killed.", "[[Reuters reported]] ten deaths."], leaves: ["The bridge fell."],
  },
  {
    id: "said-pronoun-last", pattern: `( it|he|she|they / the|that same? source|statement|agency|group|report|official|spokesman|spokeswoman|bulletin|center|centre|organisation|organization|channel|newspaper|network|website|observatory|watchdog ) ${ALSO} say=<say> ${TAIL} .|;|:`,
    value: { scope: "before", stance: "says", special: "carry" },
    examples: ["The bridge fell [[it said.]]", "The bridge fell [[the statement added.]]"], leaves: ["It fell."],
  },
  {
    id: "citing-last", pattern: ",? citing|quoting ( a|an|the )? ..3 source={source} ( ..6 . )?",
    value: { scope: "before", stance: "says" },
    examples: ["Reuters reported 15 deaths [[citing a statement.]]", "The bridge fell on Monday[[, quoting a witness.]]"], leaves: ["The bridge fell on Monday."],
  },
  {
    id: "it-was-reported", pattern: "it is|was|has ..2 cue=reported|claimed|alleged|rumoured|rumored that?",
    value: { scope: "after", stance: "reports", special: "nobody" },
    examples: ["[[It was reported that]] the bridge fell.", "[[It has also been reported that]] the bridge fell."], leaves: ["Reuters reported that the bridge fell."],
  },
  {
    id: "was-reported-to-be", pattern: "is|was|were|are cue=reported ( to have ( been )? )? ( <act> / <counted> )",
    value: { scope: "sentence", stance: "reports", special: "nobody" },
    examples: ["Ten people [[were reported killed]] on the bridge."], leaves: ["Ten people were killed, Reuters reported."],
  },
  {
    id: "some-say", pattern: "some|others|many ( of them )? ( say|said|saying|reported|claim|claimed|claiming )",
    value: { scope: "after", stance: "says", special: "nobody" },
    examples: ["Accounts differed, with [[some saying]] the bridge fell."], leaves: ["Some of the bridges fell."],
  },
  {
    id: "source-apposed-says", pattern: ", a|an|the ..1 source={source} , ( has|have|had|also|later )? say=<say> that?",
    value: { scope: "after", stance: "says" },
    examples: ["A. Writer[[, a spokesman for the army, said that]] the bridge fell."], leaves: ["The bridge fell, a witness said."],
  },
  {
    id: "source-somewhere-says", pattern: `source={source} working|based|living|speaking|reached|contacted|quoted|cited|close|familiar|stationed|travelling|traveling|present|to|at|in|on|near|inside|from|with ..8 say=<say> that?`,
    value: { scope: "after", stance: "says" },
    examples: ["A [[witness reached by telephone said]] the bridge fell.", "[[Reporters near the bridge said]] it fell."], leaves: ["The bridge fell, a witness said."],
  },
  {
    id: "source-puts-toll", pattern: `source={source} ${ALSO} put|puts|placed|places|gave|gives the? ..1 toll|number|figure|count`,
    value: { scope: "after", stance: "says" },
    examples: ["The [[Observatory put the death toll]] on the bridge at twelve."], leaves: ["The toll on the bridge was twelve."],
  },
  {
    id: "described-source-says", pattern: `source={source} which|who|that relies|tracks|monitors|documents|reports|has|uses|gathers|collects|follows|is|are|was|runs|works ..16 say=<say> that?`,
    value: { scope: "after", stance: "says" },
    examples: ["The [[Observatory which relies on people on the ground says]] the bridge fell."], leaves: ["The bridge which the army held fell."],
  },
  {
    id: "described-source-says-last", pattern: `source={source} which|who|that relies|tracks|monitors|documents|reports|has|uses|gathers|collects|follows|is|are|was|runs|works ..16 say=<say> ${TAIL} .|;|:`,
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell the [[Observatory which relies on people on the ground said.]]"], leaves: ["The bridge which the army held fell."],
  },
  {
    id: "source-says-last", pattern: `source={source} ${ASIDE} ${ALSO} say=<say> ( ..2 {source} )? ${TAIL} .|;|:`,
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell the [[Observatory said on Monday.]]", "The bridge fell, a [[military source told SANA.]]", "Ten people died the [[ministry said in a statement.]]"], leaves: ["The bridge fell."],
  },
  {
    id: "said-source-after", pattern: `,|"|”|'' say=<say> ..4 source={source}`,
    value: { scope: "before", stance: "says" },
    examples: ["“The bridge fell[[” said the Observatory]]."],
    leaves: ["The bridge fell."],
  },
  {
    id: "said-source-last", pattern: "said|says|reports|reported the? source={source} .",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell on Friday [[said the Observatory.]]"], leaves: ["The bridge fell."],
  },
  {
    id: "said-some-source-last", pattern: "said|says a|an source={source} ..8 .",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell on Friday [[said a monitoring group.]]"], leaves: ["The bridge fell."],
  },
  {
    id: "said-source-described", pattern: "said|says the? source={source} ,? which|who|a|an|that ..16 .",
    value: { scope: "before", stance: "says" },
    examples: ["The bridge fell [[said the Observatory which relies on people on the ground.]]"], leaves: ["The bridge fell."],
  },
  {
    id: "said-pronoun-within", pattern: `,|"|”|'' it|he|she|they ${ALSO} say=<say> ,|and|but|adding`,
    value: { scope: "before", stance: "says", special: "carry" },
    examples: ["The bridge fell[[, he said,]] in the night."], leaves: ["The bridge fell, it was old."],
  },
  {
    id: "pronoun-says", pattern: `it|he|she|they ${ALSO} say=<say> ( ..4 that )?`,
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["[[It said]] the bridge fell.", "[[He added that]] the bridge fell."], leaves: ["It fell."],
  },
  {
    id: "adding", pattern: "adding|noting|stressing|explaining ..2 that?",
    value: { scope: "after", stance: "says", special: "carry" },
    examples: ["The army said the bridge fell, [[adding that]] it was old."], leaves: ["The bridge was old."],
  },
];

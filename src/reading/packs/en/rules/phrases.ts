import type { PhraseRule } from "../../../rule.ts";

/** Something told that the same sentence goes on to call untrue, up to there: "the reports that … in Homs". */
const ACCOUNT = "report|reports|claim|claims|rumour|rumours|rumor|rumors|allegation|allegations|accusation|accusations|news|story|stories|assertion|assertions|suggestions|footage ( that|of|about|alleging|claiming|saying|suggesting|purporting / on the ) ( ..12 place={place} )? ..16";
const WHOLLY = "( completely|entirely|totally|utterly|absolutely|categorically|simply|all|also|therefore|both|just|patently )?";

/** English phrases that are a claim as a whole. */
export const phrases: PhraseRule[] = [
  {
    id: "axis", pattern: "from ..3 from={place} toward|towards|to ..4 toward={place} axis",
    value: { type: "movement" },
    examples: ["1. [[From Homs toward the Palmyra axis]]."], leaves: ["The road from Homs is calm."],
  },
  {
    id: "could-not-be-verified", pattern: "could|can|cannot not? ..2 be ..2 independently|immediately? ..2 verified|confirmed|corroborated|authenticated|established",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["The report [[could not be independently verified]]."], leaves: ["The report is true."],
  },
  {
    id: "could-not-verify", pattern: "could|can|was|were|is|cannot not|unable? ..2 independently|immediately? to? verify|confirm|corroborate|authenticate",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["Reuters [[could not independently verify]] the report."], leaves: ["Reuters checked the report."],
  },
  {
    id: "not-yet-confirmed", pattern: "has|have|had|was|were|is|are|did not|yet ..2 to|been|be|immediately|officially|yet? confirm|confirmed|revealed|known|verified|commented|comment",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["The army [[has not yet confirmed]] the loss.", "The army [[did not immediately comment]]."], leaves: ["The army confirmed the loss."],
  },
  {
    id: "not-clear", pattern: "( not ..2 clear|known|certain / unclear|unknown ) who|what|whether|how|if|where|why ( ..10 <act> / ..10 <act-noun> )?",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["It was [[not immediately clear who carried out the attack]].", "It is [[unclear whether]] the bridge fell."], leaves: ["It was clear who had come."],
  },
  {
    id: "no-comment", pattern: "no ..2 comment|confirmation|word from|by|of|on",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["There was [[no immediate comment from]] the army."], leaves: ["There was no bridge."],
  },
  {
    id: "made-no-mention", pattern: "made|makes|make no mention of",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["State radio [[made no mention of]] the raid."], leaves: ["State radio spoke of the raid."],
  },
  {
    id: "declined-to-comment", pattern: "source={source} ..3 declined|refused to comment",
    value: { type: "confirmation", factuality: "unknown", polarity: "negative", sourced: true },
    examples: ["[[Reuters declined to comment]]."], leaves: ["The Observatory spoke."],
  },
  {
    id: "source-denies", pattern: "source={source} ( has|have|had|also|later|repeatedly|strongly|categorically|vehemently )? ( repeatedly|strongly|categorically|vehemently )? ( denied|denies|deny|refuted / rejected|rejects|dismissed|dismisses ..3 accusation|accusations|allegation|allegations|claim|claims|charge|charges|report|reports|responsibility|suggestion|suggestions|it|them|this|that )",
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[Reuters denied]] the report.", "The [[Observatory has repeatedly denied]] it."], leaves: ["Reuters wrote the report.", "Reuters rejected the truce."],
  },
  {
    id: "account-untrue", pattern: `${ACCOUNT} ( is|are|was|were|be|as ${WHOLLY} false|untrue|baseless|unfounded|groundless|fabricated|fabrications|invented|incorrect|fake|bogus|lies|nonsense / is|are|was|were a lie|fabrication|hoax / is|are|was|were ( not / without|devoid|lacking ) ..2 true|correct|accurate|foundation|basis|truth / isn't|aren't|wasn't|weren't true|correct|accurate / turned|turn out to be ${WHOLLY} false|untrue|baseless|fake|wrong / proved|proven ( to be )? false|untrue|baseless|unfounded|wrong|fake / have|has|had no basis|foundation|truth )`,
    value: { type: "confirmation", polarity: "negative" },
    examples: ["[[Reports that the bridge fell in Homs are false]].", "The [[claim that the bridge fell was completely untrue]].", "[[Rumours of a flood turned out to be false]].", "The [[story that the bridge fell is not true]]."], leaves: ["Reports that the bridge fell are true.", "The report about the bridge was short.", "A false report was made."],
  },
  {
    id: "account-denied-by", pattern: `${ACCOUNT} is|are|was|were|been ( later|also|since|quickly|immediately|strongly )? denied|refuted|rejected|dismissed|debunked by ..3 source={source}`,
    value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[Reports that the bridge fell were denied by Reuters]]."], leaves: ["Reuters was denied entry.", "Reports that the bridge fell were confirmed by Reuters."],
  },
  {
    id: "account-denied", pattern: `${ACCOUNT} is|are|was|were|been ( later|also|since|quickly|immediately|strongly )? denied|refuted|rejected|dismissed|debunked as|.|,|;|on`,
    value: { type: "confirmation", polarity: "negative" },
    examples: ["[[Reports that the bridge fell were later denied.]]"], leaves: ["Reports that people were denied food reached the town."],
  },
  {
    id: "repeats-denial", pattern: "repeated|reiterated|repeats|reiterates|renewed the|its|his|her|their|a ..3 denial|denials",
    value: { type: "confirmation", polarity: "negative" },
    examples: ["The minister [[repeated the government's denial]] on Thursday."], leaves: ["The minister repeated the figures.", "The report contradicts repeated denials."],
  },
  {
    id: "no-claim-of-responsibility", pattern: "no|not ..3 claim|claimed|claims|announced|claiming ..2 responsibility",
    value: { type: "responsibility", polarity: "negative" },
    examples: ["There was [[no immediate claim of responsibility]] for the blast.", "[[No group has claimed responsibility]]."], leaves: ["A group claimed responsibility."],
  },
  { id: "toll-may-rise", pattern: "toll|number|figure ..4 expected|likely|could|may|might ..2 rise|climb|increase|reach|grow", value: { type: "assessment" }, examples: ["The [[toll could rise]]."], leaves: ["The toll rose."] },
  { id: "aims-at", pattern: "aim|aims|aimed|aiming|intended|designed|meant|seek|seeks|sought|seeking|want|wants|wanted|hope|hopes|hoping|plan|plans|planning|attempt to", value: { type: "assessment" }, examples: ["The raid [[aimed to]] cut the road."], leaves: ["The raid cut the road."] },
  { id: "superlative", pattern: "is|was|are|were|be ( the / among the / one of the ) ..1 worst|deadliest|biggest|largest|heaviest|bloodiest|fiercest|strongest|latest", value: { type: "assessment" }, examples: ["The raid [[was the worst]] of the month.", "The raid [[was one of the deadliest]] of the month."], leaves: ["The worst raid killed ten people."] },
  { id: "condemns", pattern: "condemn|condemned|condemns|condemning|deplored|denounced|denounces|welcomed", value: { type: "assessment" }, examples: ["The council [[condemned]] the raid."], leaves: ["The council saw the raid."] },
  { id: "calls-for", pattern: "called|calls|calling|urged|urges|urging|appealed|demanded|demands for|on|upon|to|that", value: { type: "assessment" }, examples: ["The council [[called for]] a truce."], leaves: ["The council agreed a truce."] },
  { id: "it-is-judged", pattern: "it is|was|would ..2 unacceptable|intolerable|outrageous|shameful|disgraceful|appalling|regrettable|tragic|unthinkable|vital|crucial|essential|time that|to", value: { type: "assessment" }, examples: ["[[It is completely unacceptable that]] bridges are bombed."], leaves: ["It is said that the bridge fell."] },
  { id: "experts-think", pattern: "analysts|experts|observers say|said|believe|think", value: { type: "assessment" }, examples: ["[[Experts believe]] the road will be cut."], leaves: ["The experts left."] },
];

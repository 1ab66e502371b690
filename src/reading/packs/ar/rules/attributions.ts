import type { AttributionRule } from "../../../rule.ts";

/** Arabic attribution: who is made to say what. Verbs of saying mostly stand before their speaker. */
export const attributions: AttributionRule[] = [
  {
    id: "says-same-source", pattern: "say=<say> المصدر|المصادر|البيان|الوكالة|المنظمة|المتحدث|الناطق|المسؤول|المرصد نفسه|نفسها|ذاته|ذاتها ..3 <sub:that>?", value: { scope: "after", stance: "says", special: "carry" },
    examples: ["و[[أضاف المصدر نفسه أن]] الجسر انهار."], leaves: ["انهار الجسر نفسه."],
  },
  {
    id: "says-the-source", pattern: "say=<say> المصدر|المصادر|البيان ..3 <sub:that>", value: { scope: "after", stance: "says", special: "carry" },
    examples: ["و[[أضاف المصدر أن]] الجسر انهار."], leaves: ["انهار المصدر."],
  },
  {
    id: "relayed-that", pattern: "say=<say> ..2 via={source} ..4 عن ..1 source={source} ..4 ( قوله|قولها|قولهم|تأكيده|تأكيدها )? <sub:that>", value: { scope: "after", stance: "says" },
    examples: ["[[نقلت وكالة سانا عن مصدر عسكري قوله إن]] الجسر انهار."], leaves: ["سأل سانا عن الجسر."],
  },
  {
    id: "relayed", pattern: "say=<say> ..2 via={source} ..4 عن ..1 source={source} ( قوله|قولها|قولهم|تأكيده|تأكيدها|نفيه )?", value: { scope: "after", stance: "says" },
    examples: ["[[نقلت رويترز عن المرصد السوري لحقوق الإنسان]] انهيار الجسر."], leaves: ["سألت رويترز عن الجسر."],
  },
  {
    id: "according-relaying", pattern: "<according> ..4 via={source} ..1 نقلا? عن ..2 source={source} ( ..8 ،|, )?", value: { scope: "sentence", stance: "says" },
    examples: ["انهار الجسر [[بحسب ما نقلته وكالة فرانس برس عن المرصد السوري لحقوق الإنسان]]."], leaves: ["انهار الجسر."],
  },
  {
    id: "relaying", pattern: "via={source} ،|,? نقلا عن ..2 source={source}", value: { scope: "sentence", stance: "says" },
    examples: ["[[فرانس برس نقلا عن المرصد السوري لحقوق الإنسان]]: انهار الجسر."], leaves: ["انهار الجسر."],
  },
  {
    id: "says-relaying", pattern: "say=<say> ..1 via={source} ،|,? نقلا عن ..2 source={source} ( ..8 ،|, )? ..2 <sub:that>", value: { scope: "after", stance: "says" },
    examples: ["[[ذكرت رويترز نقلا عن المرصد السوري لحقوق الإنسان أن]] الجسر انهار."], leaves: ["ذكر الجسر."],
  },
  {
    id: "same-source", pattern: "cue=<according> المصدر|المصادر|البيان|الوكالة|المنظمة|المرصد نفسه|نفسها|ذاته|ذاتها", value: { scope: "sentence", stance: "says", special: "carry" },
    examples: ["انهار الجسر، [[وفق المصدر نفسه]]."], leaves: ["انهار الجسر نفسه."],
  },
  {
    id: "according", pattern: "cue=<according> ..3 source={source}", value: { scope: "sentence", stance: "says" },
    examples: ["انهار الجسر، [[بحسب المرصد السوري لحقوق الإنسان]].", "[[وفقا للمرصد السوري لحقوق الإنسان]]، انهار الجسر.", "انهار الجسر [[وفق ما أفاد المرصد السوري لحقوق الإنسان]]."], leaves: ["انهار الجسر."],
  },
  {
    id: "as-said", pattern: "كما|مثلما|وفقما|حسبما|بحسبما|على ما? say=<say> ..1 source={source}", value: { scope: "before", stance: "says" },
    examples: ["انهار الجسر، [[كما أفادت رويترز]]."], leaves: ["انهار الجسر كما انهار السد."],
  },
  {
    id: "says-source-that", pattern: "say=<say> ..2 source={source} ( ،|, ..10 ،|, )? ..9 <sub:that>", value: { scope: "after", stance: "says" },
    examples: ["[[قالت رويترز إن]] الجسر انهار.", "[[أفاد المرصد السوري لحقوق الإنسان بأن]] الجسر انهار.", "[[أعلن مصدر عسكري في بيان أن]] الجسر انهار."], leaves: ["ظن الناس أن الجسر انهار."],
  },
  {
    id: "source-says-that", pattern: "source={source} ( <adjective> )? ( <nationality> )? ( <adjective> )? ( ،|, ..10 ،|, )? ف? ( قد|كان|كانت )? قد? say=<say> ..5 <sub:that>", value: { scope: "after", stance: "says" },
    examples: ["[[رويترز أكدت أن]] الجسر انهار.", "كان [[مصدر أمني تركي قال لجريدة إن]] الجسر انهار."], leaves: ["رويترز شبكة."],
  },
  {
    id: "says-member-of", pattern: "say=<say> ..5 التابعة|التابع|التابعين|المرتبطة|المنبثقة ل|ب|عن source={source} ..4 <sub:that>", value: { scope: "after", stance: "says" },
    examples: ["[[أعلنت «كتيبة» التابعة لوكالة رويترز أن]] الجسر انهار."], leaves: ["الجسر التابع لرويترز انهار."],
  },
  {
    id: "says-source", pattern: "say=<say> ..1 source={source}", value: { scope: "after", stance: "says" },
    examples: ["[[أعلنت رويترز]] انهيار الجسر."], leaves: ["أعلن انهيار الجسر."],
  },
  {
    id: "source-says", pattern: "source={source} ( <nationality> )? ( قد|كان|كانت )? ( قد )? say=<say>", value: { scope: "after", stance: "says" },
    examples: ["[[رويترز أعلنت]] انهيار الجسر.", "[[رويترز قد ذكرت]] انهيار الجسر."], leaves: ["رويترز شبكة."],
  },
  {
    id: "says-that", pattern: "say=<say> ..2 <sub:that>", value: { scope: "after", stance: "says", special: "carry" },
    examples: ["و[[أضاف أن]] الجسر انهار."], leaves: ["أضاف الطباخ الملح."],
  },
  {
    id: "adding-that", pattern: "<say-noun> ..3 <sub:that>", value: { scope: "after", stance: "says", special: "carry" },
    examples: ["انهار الجسر، [[مشيرا إلى أن]] السد صمد."], leaves: ["انهار الجسر مشيرا إلى ضعفه."],
  },
  {
    id: "its-statement", pattern: "جاء|ورد|قال|قالت|أكد|أكدت|ذكر|ذكرت|أعلنت|أعلن في بيانه|بيانها|بيانهم ..2 <sub:that>", value: { scope: "after", stance: "says", special: "carry" },
    examples: ["و[[جاء في بيانها أن]] الجسر انهار."], leaves: ["جاء في موعده."],
  },
  {
    id: "came-in-statement", pattern: "جاء|ورد في ..2 source={source} ..2 <sub:that>?", value: { scope: "after", stance: "says" },
    examples: ["[[جاء في بيان لرويترز أن]] الجسر انهار."], leaves: ["جاء الشتاء."],
  },
];

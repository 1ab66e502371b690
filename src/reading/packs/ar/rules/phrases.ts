import type { PhraseRule } from "../../../rule.ts";

/** Arabic phrases that are a claim as a whole. */
export const phrases: PhraseRule[] = [
  {
    id: "could-not-be-verified", pattern: "لم|لا|تعذر|يتعذر|يصعب يتسن|يتسنى|يمكن|تتمكن|يتمكن|تستطع|يستطع? ..4 التحقق|التأكد|تأكيد|التثبت|التأكيد", value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["[[لم يتسن لرويترز التحقق]] من الخبر.", "[[تعذر التأكد]] من الرقم."], leaves: ["تم التحقق من الخبر."],
  },
  {
    id: "not-confirmed", pattern: "لم|دون|بدون ( يؤكد|تؤكد|يصدر|تصدر|يعلق|تعلق|يعقب|تعقب|يتضح|يعرف ) ..4 ( تأكيد|تعليق|رسمي|على|عن|مصدر|الخبر|الحصيلة )", value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["[[لم يصدر أي تعليق]] رسمي.", "[[لم يعلق الجيش على]] الخبر."], leaves: ["صدر تعليق رسمي."],
  },
  {
    id: "not-answered", pattern: "لم|دون|بدون ( يرد|ترد ) ..4 ( تأكيد|تعليق|رسمي|على|الفور )", value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["[[لم ترد الوزارة على]] السؤال."], leaves: ["لم ترد أنباء عن إصابات."],
  },
  {
    id: "no-comment", pattern: "لم ( يعلق|تعلق|يعقب|تعقب ( عليه|عليها|على )? / يرد|ترد عليه|عليها|على ) source={source}?", value: { type: "confirmation", factuality: "unknown", polarity: "negative" },
    examples: ["وهو خبر [[لم تعلق عليه رويترز]]."], leaves: ["علقت رويترز على الخبر.", "لم ترد أنباء عن إصابات."],
  },
  {
    id: "source-denies", pattern: "نفى|نفت|نفوا|ينفي|تنفي|كذب|كذبت|فند|فندت ..2 source={source}", value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[نفت رويترز]] الخبر."], leaves: ["كتبت رويترز الخبر."],
  },
  {
    id: "source-denies-place", pattern: "نفى|نفت|نفوا|ينفي|تنفي|فند|فندت ..2 source={source} ..12 place={place} ( ..1 بيد|من|على ..2 actor={actor} )?", value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[نفت رويترز انهيار الجسر في حمص]]."], leaves: ["كتبت رويترز عن الجسر في حمص."],
  },
  {
    id: "source-denies-before", pattern: "source={source} ..1 نفى|نفت|نفوا|ينفي|تنفي", value: { type: "confirmation", polarity: "negative", sourced: true },
    examples: ["[[رويترز تنفي]] الخبر."], leaves: ["رويترز تكتب."],
  },
  {
    id: "account-untrue", pattern: "الأنباء|أنباء|التقارير|تقارير|المعلومات|معلومات|الشائعات|شائعات|الإشاعات|المزاعم|مزاعم|الادعاءات|ادعاءات|الأخبار|أخبار|الخبر|تردد|يتردد|أشيع|يشاع|تداولته|يتداول|نشرته|نشر ( ..12 place={place} )? ..16 ( عار|عارية|عاريا|عاري عن الصحة / لا أساس / لا صحة / غير صحيح|صحيحة|دقيق|دقيقة / ليس|ليست صحيحا|صحيحة|دقيقة|دقيقا / كاذب|كاذبة|مفبرك|مفبركة|ملفقة|ملفق|باطلة|مختلقة )",
    value: { type: "confirmation", polarity: "negative" },
    examples: ["[[الأنباء عن سقوط الجسر في حمص عارية عن الصحة]].", "[[المعلومات التي تقول إن الجسر سقط كاذبة]].", "ما [[تردد عن سقوط الجسر غير صحيح]].", "[[الشائعات عن سقوط الجسر لا أساس]] لها."], leaves: ["الأنباء عن سقوط الجسر صحيحة.", "وردت أنباء عن سقوط الجسر."],
  },
  {
    id: "no-truth", pattern: "لا صحة ل|لما|عن", value: { type: "confirmation", polarity: "negative" },
    examples: ["[[لا صحة ل]]لأنباء عن انهيار الجسر."], leaves: ["لا ماء في البئر."],
  },
  {
    id: "not-claimed", pattern: "لم تعلن|يعلن|تتبن|يتبن|تتبنى|يتبنى ..3 ( مسؤوليته|مسؤوليتها|مسؤولية|المسؤولية|الهجوم|التفجير|العملية|الانفجار )", value: { type: "responsibility", polarity: "negative" },
    examples: ["[[لم تعلن أي جهة مسؤوليتها]] عن الحريق."], leaves: ["أعلنت جهة مسؤوليتها."],
  },
  {
    id: "claims-responsibility", pattern: "أعلن|أعلنت|تبنى|تبنت ..1 source={source} ..4 ( مسؤوليته|مسؤوليتها|المسؤولية )", value: { type: "responsibility", sourced: true },
    examples: ["[[أعلن تنظيم القاعدة مسؤوليته]] عن الحريق."], leaves: ["نفى تنظيم القاعدة الخبر."],
  },
  {
    id: "holds-responsible", pattern: "حملت|حمل|حملوا|يحمل|تحمل ..1 source={source} ..1 actor={actor} ..6 مسؤولية|المسؤولية", value: { type: "responsibility", factuality: "possible", sourced: true },
    examples: ["[[حملت رويترز الجيش السوري مسؤولية]] الحريق."], leaves: ["تتحمل رويترز المسؤولية."],
  },
  {
    id: "puts-blame-on", pattern: "أنحت|أنحى|ألقت|ألقى ..1 source={source} ..4 اللائمة|اللوم ..4 على ..1 actor={actor}", value: { type: "responsibility", factuality: "possible", sourced: true },
    examples: ["[[ألقت رويترز باللائمة على الجيش السوري]]."], leaves: ["ألقت رويترز الضوء على الحريق."],
  },
  { id: "may", pattern: "قد|ربما ( <verb:impf> / <act:impf> / <light:impf> / تدفع|تؤدي|يؤدي|يدفع|تشكل|يتسع|تتسع )", value: { type: "assessment" }, examples: ["عودة الحرائق [[قد تدفع]] السكان إلى الرحيل."], leaves: ["قد دفع الحريق السكان."] },
  { id: "will", pattern: "سيؤدي|ستؤدي|سيكون|ستكون|سيتم|ستتم|سيواصل|ستواصل|سنواصل|سيستمر|ستستمر|سيواجه|ستواجه|سيشكل|ستشكل", value: { type: "assessment" }, examples: ["الحريق [[سيؤدي]] إلى الرحيل."], leaves: ["أدى الحريق إلى الرحيل."] },
  { id: "warns", pattern: "محذرا|محذرة|محذرين|تحذيرات من", value: { type: "assessment" }, examples: ["رحل الوالي [[محذرا من]] الحريق."], leaves: ["رحل الوالي من البلدة."] },
  {
    id: "reached-agreement", pattern: "<reach:fin> ..2 actor={actor}? ..3 إلى|على? اتفاق|اتفاقا|هدنة|تفاهم|صفقة|اتفاقية", value: { type: "agreement" },
    examples: ["[[توصل الجيش السوري إلى اتفاق]] مع الأهالي.", "[[وقعت الأطراف اتفاقا]] في البلدة."], leaves: ["وقع حريق في البلدة."],
  },
  { id: "on-purpose", pattern: "يتعمد|تتعمد|يتعمدون", value: { type: "assessment" }, examples: ["الحريق [[يتعمد]] أن ينتشر."], leaves: ["انتشر الحريق عمدا."] },
  {
    id: "reaching-agreement", pattern: "التوصل ( ،|, ..4 ،|, )? ..2 إلى|ل اتفاق|هدنة|تفاهم|صفقة|اتفاقية|تسوية", value: { type: "agreement" },
    examples: ["أعلن الوالي [[التوصل إلى اتفاق]] مع الأهالي.", "أعلن الوالي [[التوصل، بوساطة أهلية، إلى هدنة]] في البلدة."], leaves: ["تعذر التوصل إلى حل."],
  },
  { id: "work-about", pattern: "فيلم|فيلما|وثائقي|وثائقيا|رواية|مسلسل|مسلسلا|كتاب|كتابا|مسرحية|معرض|معرضا ..4 يتناول|تتناول|يروي|تروي|يحكي|تحكي|يوثق|توثق|يصور|تصور|عن", value: { type: "assessment" }, examples: ["عرض المهرجان [[فيلما يتناول]] حريق البلدة."], leaves: ["عرض المهرجان فيلما قصيرا."] },
  { id: "drill", pattern: "تدريب|تدريبات|تمرين|مناورة|مناورات ..2 يشمل|تشمل|يتضمن|تتضمن|تضمن|تضمنت|يحاكي|تحاكي|حاكى|حاكت", value: { type: "assessment" }, examples: ["[[التدريب يشمل]] إخماد حريق."], leaves: ["انتهى التدريب."] },
  { id: "unprecedented", pattern: "ب هذا|هذه الحجم|الشكل|الكثافة|العنف|الشدة|القوة", value: { type: "assessment" }, examples: ["لم تشهد البلدة حريقا [[بهذا الحجم]]."], leaves: ["شهدت البلدة حريقا."] },
  { id: "toll-may-rise", pattern: "مرشح|مرشحة|يتوقع|توقعات|رجح|رجحت|يرجح ..4 ( للارتفاع|ارتفاع|يرتفع|ترتفع|أعلى )", value: { type: "assessment" }, examples: ["الحصيلة [[مرشحة للارتفاع]]."], leaves: ["ارتفعت الحصيلة."] },
  { id: "experts-think", pattern: "يرى|يعتقد|يقول|اعتبر|يعتبر|رأى|يقدر|توقع|يتوقع محلل|محللون|مراقبون|خبراء|خبير|متابعون", value: { type: "assessment" }, examples: ["[[يرى محللون]] أن الطريق سيقطع."], leaves: ["رحل المحللون."] },
  { id: "aims-at", pattern: "يهدف|تهدف|يهدفون|يسعى|تسعى|أراد|أرادت|يريد|تريد|يريدون|يعتزم|تعتزم|يخطط|تخطط", value: { type: "assessment" }, examples: ["[[يسعى]] الوالي إلى قطع الطريق."], leaves: ["قطع الوالي الطريق."] },
  { id: "superlative", pattern: "هو|هي|وهو|وهي|يعد|تعد|يعتبر|تعتبر|من|بين الأول|الأعنف|الأكبر|الأكثر|الأسوأ|الأشد|أكبر|أعنف|أسوأ|أكثر|أبرز", value: { type: "assessment" }, examples: ["هذا الحريق [[هو الأعنف]] منذ سنوات."], leaves: ["هذا الحريق عنيف."] },
  { id: "first-since", pattern: "هذا|هذه|وهذا أول|ثاني|ثالث|رابع|خامس|أكبر|أعنف|أسوأ", value: { type: "assessment" }, examples: ["[[هذا أول]] حريق تشهده البلدة منذ سنوات."], leaves: ["هذا حريق كبير."] },
  { id: "condemns", pattern: "أدان|أدانت|دان|دانت|استنكر|استنكرت|ندد|نددت|يدين|تدين|شجب|شجبت", value: { type: "assessment" }, examples: ["[[أدان]] المجلس الحريق."], leaves: ["رأى المجلس الحريق."] },
  { id: "calls-for", pattern: "دعا|دعت|طالب|طالبت|حث|حثت|ناشد|ناشدت|يدعو|تدعو|حذر|حذرت", value: { type: "assessment" }, examples: ["[[دعا]] المجلس إلى هدنة."], leaves: ["عقد المجلس هدنة."] },
];

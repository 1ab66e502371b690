import type { Words } from "./en.ts";
import { plurals } from "./plural.ts";

const n = plurals("ar");

const articles = (count: number) => n(count, { zero: "لا مقال", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال" });

export const eventWords: Pick<Words["event"], "matrix" | "sources" | "story" | "coverage" | "nearby" | "claims" | "asFile" | "verdict"> = {
  matrix: {
    title: "نقطة نقطة", weapon: "الوسيلة", standing: { agreed: "تتفق", contested: "تفترق", single: "مصدر أصلي واحد", open: "تختلف", some: "بعضها يتفق", alike: "متشابهة" },
    means: {
      agreed: "مصادر لا يكرر بعضها بعضًا تقول الشيء نفسه.", contested: "مصادر يناقض بعضها بعضًا.", single: "لا يقوله إلا مصدر واحد.", open: "تختلف، ويمكن أن يصح كل ما تقوله.",
      some: "بعض المصادر التي لا يكرر بعضها بعضًا تقول الشيء نفسه، ويقول غيرها شيئًا آخر.", alike: "تقول الشيء نفسه، ولا دليل على استقلاليتها.",
    }, later: { raised: "رُفع لاحقًا", lowered: "خُفض لاحقًا" },
    nothing: "لا يقول عنه شيئًا", more: (count) => n(count, { one: "موضع آخر", two: "موضعان آخران", few: "# مواضع أخرى", many: "# موضعًا آخر", other: "# موضع آخر" }), empty: "لا قول في هذا الحدث يعطي قيمة.", missing: "الخانة الفارغة صمت، والصمت لا يناقض شيئًا.",
    by: "صححه شخص", computed: (value) => `المحسوب: ${value}`, correct: "تصحيح", correctThis: (value) => `تصحيح «${value}»`, carried: "هذه الكلمات في موضع آخر من الصفحة",
  },
  sources: {
    title: "المصادر", sum: (given, origins) => `${given}، ${origins}`, articles, origins: (count) => n(count, { one: "ووراءها مصدر أصلي واحد", two: "ووراءها مصدران أصليان", few: "ووراءها # مصادر أصلية", many: "ووراءها # مصدرًا أصليًا", other: "ووراءها # مصدر أصلي" }),
    independent: (count) => n(count, { zero: "لم تثبت استقلالية أيٍّ منها", one: "ثبتت استقلالية واحد", two: "ثبتت استقلالية اثنين", few: "ثبتت استقلالية #", other: "ثبتت استقلالية #" }), column: { article: "مقالات", relay: "نقله", origin: "المصدر الأصلي وراءه", root: "يتبع" },
    more: (count) => n(count, { one: "مقال آخر", two: "مقالان آخران", few: "# مقالات أخرى", many: "# مقالًا آخر", other: "# مقال آخر" }), fewer: "عرض أقل", details: "المصادر الأصلية واحدًا واحدًا", why: "لماذا", judge: "الحكم في الاستقلالية", ties: "صلات لم يراجعها أحد", between: (a, b) => `بسببها لم تثبت استقلالية ${a} و${b}.`,
    relation: { "part-of": "جزء من", "organ-of": "ذراع إعلامية لـ", "owned-by": "ملك", "funded-by": "تموّله", "allied-with": "حليف", "backed-by": "تدعمه", "leans-to": "يميل إلى" }, since: (year) => `منذ ${year}`, until: (year) => `حتى ${year}`, reviewTie: "مراجعة هذه الصلة", through: "عبر",
  },
  story: {
    title: "عبر الزمن", raised: "رُفع", lowered: "خُفض", retracted: "سُحب", same: (days) => n(days, { one: "ذُكر في يوم واحد", two: "هو نفسه في يومين", few: "هو نفسه في # أيام", many: "هو نفسه في # يومًا", other: "هو نفسه في # يوم" }), never: "لم يتغير قط", none: "لا يذكر رقمًا", changed: (from, to) => `${from} ← ${to}`,
    undated: "من غير تاريخ", days: "يومًا بعد يوم", all: (count) => n(count, { one: "عرض واحد آخر", two: "عرض الاثنين", few: "عرض الـ# كلها", other: "عرض الـ# كلها" }), part: "جزء", cumulative: "يعدّ أيامًا أخرى أيضًا", said: "ما قاله كل مصدر أصلي، بحسب تاريخ الصفحة",
  },
  coverage: {
    title: "ما في السجل", lead: (from, to) => `مصادر كل طرف عن هذا المكان من ${from} إلى ${to}. الغائب لا يناقض شيئًا.`, undated: "من دون تاريخ لا أسبوع يُنظر فيه. الغائب لا يناقض شيئًا.",
    takesPart: "مشارك", speaks: "يتحدث عن هذا الحدث", silent: "يتحدث عن هذا المكان وهذا الأسبوع، لا عن هذا الحدث", absent: "ليس في السجل شيء من هذا الطرف، فصمته لا يدل على شيء", holds: (origins, given) => `${origins}، ${given}`, origins: (count) => n(count, { one: "مصدر واحد", two: "مصدران", few: "# مصادر", many: "# مصدرًا", other: "# مصدر" }), articles,
  },
  nearby: {
    title: "بالقرب منه", none: "لا حدث آخر قريب من هذا مكانًا وأيامًا.", km: (km) => `على بعد ${km} كم`, here: "في المكان نفسه", sameDay: "في اليوم نفسه", later: (days) => n(days, { one: "بعده بيوم", two: "بعده بيومين", few: "بعده بـ# أيام", many: "بعده بـ# يومًا", other: "بعده بـ# يوم" }), earlier: (days) => n(days, { one: "قبله بيوم", two: "قبله بيومين", few: "قبله بـ# أيام", many: "قبله بـ# يومًا", other: "قبله بـ# يوم" }),
    affair: "القضية نفسها", merge: "دمجه في هذا الحدث", placeUnknown: "مكان لا يقارن",
  },
  claims: { title: "الأقوال", chosen: (count) => n(count, { zero: "اختر أقوالًا لنقلها", one: "اختير قول واحد", two: "اختير قولان", few: "اختيرت # أقوال", many: "اختير # قولًا", other: "اختير # قول" }), split: "فصل", remove: "إخراج من الحدث", assign: "نقل إلى حدث آخر", choose: (words) => `اختيار القول «${words}»` },
  asFile: "ملف واحد للإرسال",
  verdict: {
    computed: "المحسوب", person: "ما وجده أشخاص", none: "لم يحكم أحد في هذا الحدث بعد.", beside: "يقف إلى جانب الحالة المحسوبة ولا يحل محلها أبدًا.", confirm: "مؤكَّد بحكم شخص", refute: "منقوض", undetermined: "لم يتبيّن", by: (author, day) => `${author}، ${day}`,
    evidence: "أدلة أضيفت", notes: "ملاحظات", corrections: "صححه أشخاص", instead: (value) => `المحسوب: ${value}`, belongs: "هو من هذا الحدث", belongsNot: "ليس من هذا الحدث",
  },
};

export const reviewWords: Words["review"] = {
  title: "المراجعة", queue: "في الانتظار", log: "سجل القرارات", empty: "لا شيء ينتظر شخصًا.", skipped: (count) => n(count, { one: "تُرك واحد", two: "تُرك اثنان", few: "تُركت #", other: "تُرك #" }), bringBack: "استعادتها", waiting: (count) => n(count, { one: "مسألة واحدة تنتظر", two: "مسألتان تنتظران", few: "# مسائل تنتظر", many: "# مسألة تنتظر", other: "# مسألة تنتظر" }), open: "فتح الحدث", position: (at, of) => `${at} من ${of}`, previous: "السابق", next: "التالي",
  kinds: { contested: "خلاف", membership: "انتماء غير محسوم", independence: "الاستقلالية", tie: "صلة", lapsed: "بطل موضوعه" },
  asks: {
    contested: "مصادر يناقض بعضها بعضًا. ماذا تجد؟", membership: "هل هذه الصفحة من هذا الحدث؟", independence: "مصادر تتفق. هل هي مستقلة بعضها عن بعض؟",
    tie: "هل هذه الصلة قائمة؟ اذكر المرجع الذي يدل عليها.", lapsed: "ما كان هذا القرار بشأنه لم يعد موجودًا. هل يبقى القرار؟",
  },
  verbs: {
    confirm: "تأكيد", refute: "نقض", undetermined: "غير متبيّن", note: "ملاحظة", undo: "تراجع", correct: "تصحيح قيمة", evidence: "إضافة دليل", assign: "إدخال قول", remove: "إخراج قول", merge: "دمج", split: "فصل أقوال",
    dependent: "أحدهما تابع للآخر", independent: "مستقلان", skip: "ترك", tie: "مراجعة صلة", pair: "حكم في الاستقلالية", undoLast: "التراجع عن آخر قراراتي", help: "المفاتيح",
  },
  did: {
    confirm: "أكّد", refute: "نقض حدثًا", undetermined: "لم يتبيّن له", note: "كتب ملاحظة", undo: "تراجع عن قرار", correct: "صحح قيمة", evidence: "أضاف دليلًا", assign: "أدخل قولًا في حدث", remove: "أخرج قولًا من حدث", merge: "دمج حدثين", split: "فصل أقوالًا عن الحدث",
    dependent: "حكم بتبعية مصدر لآخر", independent: "حكم باستقلالية مصدرين", tieHolds: "وجد أن الصلة قائمة", tieStruck: "وجد أن الصلة غير قائمة", tieOpen: "ترك الصلة معلقة",
  },
  decide: {
    reason: "السبب", reasonHint: "ما رأيته، وأين", record: "تسجيل", recording: "يُسجَّل…", cancel: "إلغاء", name: "اسمك", nameHint: "يوقَّع به كل قرار لك. لا يُحفظ إلا في هذا المتصفح، ولا شيء يثبته.", signed: (name) => `التوقيع: ${name}`, change: "تغيير", needed: "هذا لازم.",
    recorded: "سُجّل.", verdict: "الحكم في هذا الحدث", holds: "قائمة", struck: "غير قائمة", open: "تبقى معلقة", citation: "المرجع", citationHint: "عنوان، أو نص وموضعه", other: "المصدر الآخر", kind: "نوع الدليل", address: "عنوان", file: "ملف", note: "نص", fileHint: "لا يُسجَّل إلا بصمة الملف واسمه، ويبقى الملف عندك.", chooseFile: "اختر ملفًا", digest: "البصمة",
    event: "الحدث", eventHint: "أحد القريبة، أو معرّفه", into: (name) => `تنتقل أقوال الحدث الآخر إلى: ${name}`, claims: (count) => n(count, { zero: "لا قول", one: "قول واحد", two: "قولان", few: "# أقوال", many: "# قولًا", other: "# قول" }), attribute: "القيمة", now: "الآن", newValue: "القيمة الجديدة", none: "بلا قيمة", from: "من يوم", to: "إلى يوم", low: "على الأقل", high: "على الأكثر", exactly: "اترك الحد المفتوح فارغًا.", where: "تصحيحها", onClaim: "في هذا القول", onEvent: "للحدث كله", id: "اسم من هذا الحدث أو معرّف", undo: "لن يُعتدّ بهذا القرار، ويبقى في السجل.", undoReason: "سُجّل خطأً.",
    assign: "نقل إلى حدث غيره", remove: "إخراج من هذا الحدث", split: "فصل في حدث مستقل", merge: "دمج أحداث", pair: "هل هما مستقلان؟", tie: "هل الصلة قائمة؟", evidence: "دليل يضاف", noteTitle: "ملاحظة جديدة", correctTitle: "تصحيح القيمة", undoTitle: "التراجع عن قرار", belongs: "هي من هذا الحدث", belongsNot: "ليست من هذا الحدث", choose: "اختر…",
  },
  conflict: {
    title: "قرر غيرك في هذه الأثناء", lead: "لم يُسجَّل شيء منك بعد. جاء هذا بعد ما رأيته، وفي المسألة نفسها:", yours: "قرارك:", anyway: "تسجيل قراري أيضًا", leave: "ترك الأمر كما هو", failed: "لم يُسجَّل.", again: "إرسال من جديد",
  },
  entry: { undone: "أُلغي", undo: "تراجع عنه", empty: "لم يقرر أحد شيئًا بعد.", more: "عرض ما سبق", of: (name) => `بشأن ${name}`, over: "بعد قرار سبق أن رآه" },
  help: { title: "مفاتيح العمل", move: "التالي والسابق", act: "العمل", enter: "الدخول في المسألة", leave: "العودة إلى القائمة، والإغلاق", again: "تعمل الحروف في كل مكان إلا في حقول الكتابة." },
};

import { plurals } from "../plural.ts";
import type { Words } from "../en.ts";

const n = plurals("ar");

export const views: Pick<Words, "narrow" | "bins" | "share" | "sources" | "compare" | "original" | "alone" | "fix"> = {
  narrow: {
    words: "كلمات في صفحة",
    side: "الطرف المتكلم", language: "لغة إحدى الصفحات", box: "جزء من الخريطة", boxOn: "ما يقع داخل الإطار المرسوم على الخريطة فقط", thisView: "ما تعرضه الخريطة فقط", wholeWorld: "إزالة الإطار",
    onlyHere: "هذه فقط", pagesCut: (count) => `صفحات كثيرة جدًا تحوي هذه الكلمات: لا تُعرض إلا أحداث ${count} منها. كلمات أخرى تضيّق البحث.`,
    counting: (counted, of) => `جارٍ عدّ الأحداث: ${counted} من ${of} حتى الآن.`,
    page: (part, of) => `${part} من ${of}`, before: "الصفحة السابقة", after: "الصفحة التالية", pages: "صفحات القائمة", withCount: (name, count) => `${name} (${count})`,
    andMore: (name, count) => `${name} + ${count}`, contestedOf: (count) => `منها ${count} موضع خلاف`,
  },
  bins: {
    choose: "اختيار أيام على الخط الزمني", keys: "مفاتيح الأسهم تنقل من مدة إلى مدة، ومع Shift توسّع الاختيار، وEnter يقصر الوضع عليها، وEscape يلغيها.",
    units: { day: "بحسب اليوم", week: "بحسب الأسبوع", month: "بحسب الشهر", year: "بحسب السنة" }, all: "كل الأيام",
    reaching: "تاريخ أوسع من المدة أو أطول منها", single: "غير مؤيَّدة", corroborated: "مؤيَّدة", undecided: "الاستقلالية غير محسومة", contested: "موضع خلاف منها", ghosts: "بلا تاريخ، ممكنة هنا",
    before: (count) => n(count, { one: "حدث واحد أقدم", two: "حدثان أقدم", few: "# أحداث أقدم", many: "# حدثًا أقدم", other: "# حدث أقدم" }), after: (count) => n(count, { one: "حدث واحد أحدث", two: "حدثان أحدث", few: "# أحداث أحدث", many: "# حدثًا أحدث", other: "# حدث أحدث" }),
    undated: (count) => n(count, { one: "حدث واحد بلا تاريخ", two: "حدثان بلا تاريخ", few: "# أحداث بلا تاريخ", many: "# حدثًا بلا تاريخ", other: "# حدث بلا تاريخ" }), showUndated: "هي الأخيرة في القائمة.",
  },
  share: { title: "أخذها معك", csv: "CSV", json: "JSON", link: "نسخ الرابط", copied: "نُسخ الرابط.", print: "طباعة", masked: "أسماء الأفراد محجوبة" },
  sources: {
    title: "المصادر", lead: "كل مَن يتكلم في الأحداث: كم مرة بصفته مصدرًا أصليًا أو ناقلًا، وما آل إليه كلامه. هذه أعداد وليست درجة ثقة.", name: "المصدر", kind: "النوع", origin: "مصدرًا أصليًا", relay: "ناقلًا",
    agreed: "يوافقه آخرون", parted: "يخالفه آخرون", agreedLater: "لاحقًا", partedLater: "لاحقًا", days: "الأيام", of: (count, all) => `${count} من ${all}`, found: (count) => n(count, { zero: "لا مصادر", one: "مصدر واحد", two: "مصدران", few: "# مصادر", many: "# مصدرًا", other: "# مصدر" }),
    agreedMeans: "أحداث يقول فيها مصدر أصلي آخر ثبتت استقلاليته القول نفسه في أمر ما؛ لاحقًا: في صفحة نُشرت في يوم لاحق.", partedMeans: "أحداث يناقضه فيها مصدر أصلي آخر لا يتبعه؛ لاحقًا: في صفحة نُشرت في يوم لاحق.",
    ties: "الصلات", noTies: "لا يعرف الدليل أي صلة.", reviewed: "راجعها شخص", unreviewed: "لم يراجعها أحد", from: (from) => `منذ ${from}`, until: (until) => `حتى ${until}`, citation: "المرجع", noCitation: "لا مرجع مسجل.", notes: "ملاحظة الدليل",
    events: "أحداث يتكلم فيها", newest: (shown, all) => `آخر ${shown} من ${all}`, said: "ما قاله", all: "كل أحداثه", unknown: "ليس في الدليل", passes: "ينقل ما يقوله آخرون",
    relations: { "part-of": "جزء من", "organ-of": "لسان حال", "owned-by": "مملوك لـ", "funded-by": "مموَّل من", "allied-with": "حليف", "backed-by": "مدعوم من", "leans-to": "يميل إلى" },
  },
  compare: {
    title: "مقالان جنبًا إلى جنب", choose: "اختر المقال الذي يوضع إلى جانبه", both: "كلاهما يذكره", only: (name) => `في ${name} فقط`, matter: "خارج أي حدث", start: "مقارنة", pick: "للمقارنة", nothing: "لا يقول فيه شيئًا", with: "مقارنة بمقال آخر", two: "اختر مقالين لمقارنتهما.",
    shared: (count) => n(count, { zero: "لا شيء يقوله الاثنان.", one: "أمر واحد يقوله الاثنان.", two: "أمران يقولهما الاثنان.", few: "# أمور يقولها الاثنان.", many: "# أمرًا يقوله الاثنان.", other: "# أمر يقوله الاثنان." }),
  },
  original: { show: "عرض الأصل إلى جانبه", hide: "إخفاء الأصل", title: "الأصل كما التُقط، نصًّا", part: "البداية فقط؛ والبقية في التنزيل." },
  alone: { title: "recoupe في المتصفح", promise: "كل شيء يُقرأ في هذا المتصفح. لا يخرج منه شيء مما تلصقه أو تفلته، ولا يُحفظ شيء.", loading: "جارٍ تحميل أسماء الأماكن والفاعلين…", source: "ما هذا" },
  fix: {
    title: (number) => `تصحيح القول ${number} قبل حفظه`, lead: "ما قُرئ يبقى كما قُرئ. يُسجَّل تصحيحك باسمك بعد حفظ المقال، ويقف إلى جانبه.", what: "ما الذي يُصحَّح", add: "تدوين التصحيح", noted: "دُوِّن التصحيح.",
    incomplete: "يحتاج التصحيح إلى قيمة أخرى وسبب واسمك.", many: (count) => n(count, { zero: "لا تصحيحات", one: "تصحيح واحد", two: "تصحيحان", few: "# تصحيحات", many: "# تصحيحًا", other: "# تصحيح" }), recorded: (count) => n(count, { zero: "لم يُسجَّل تصحيح.", one: "سُجِّل تصحيح واحد.", two: "سُجِّل تصحيحان.", few: "سُجِّلت # تصحيحات.", many: "سُجِّل # تصحيحًا.", other: "سُجِّل # تصحيح." }),
  },
};

import { plurals } from "../plural.ts";
import type { Words } from "../en.ts";

const n = plurals("ar");

export const views: Pick<Words, "narrow" | "bins" | "share"> = {
  narrow: {
    side: "الطرف المتكلم", language: "لغة إحدى الصفحات", box: "جزء من الخريطة", boxOn: "ما يقع داخل الإطار المرسوم على الخريطة فقط", thisView: "ما تعرضه الخريطة فقط", wholeWorld: "إزالة الإطار",
    onlyHere: "هذه فقط", counting: (counted, of) => `جارٍ عدّ الأحداث: ${counted} من ${of} حتى الآن.`,
    page: (part, of) => `${part} من ${of}`, earlier: "أقدم", later: "أحدث", pages: "صفحات القائمة", withCount: (name, count) => `${name} (${count})`,
    andMore: (name, count) => `${name} + ${count}`, contestedOf: (count) => `منها ${count} موضع خلاف`,
  },
  bins: {
    choose: "اختيار أيام على الخط الزمني", keys: "مفاتيح الأسهم تنقل من مدة إلى مدة، ومع Shift توسّع الاختيار، وEnter يقصر الوضع عليها، وEscape يلغيها.",
    units: { day: "بحسب اليوم", week: "بحسب الأسبوع", month: "بحسب الشهر", year: "بحسب السنة" }, all: "كل الأيام",
    reaching: "تاريخ أوسع من المدة أو أطول منها", single: "غير مؤيَّدة", corroborated: "مؤيَّدة", undecided: "الاستقلالية غير محسومة", contested: "موضع خلاف منها", ghosts: "بلا تاريخ، ممكنة هنا",
    before: (count) => n(count, { one: "حدث واحد أقدم", two: "حدثان أقدم", few: "# أحداث أقدم", many: "# حدثًا أقدم", other: "# حدث أقدم" }), after: (count) => n(count, { one: "حدث واحد أحدث", two: "حدثان أحدث", few: "# أحداث أحدث", many: "# حدثًا أحدث", other: "# حدث أحدث" }),
    undated: (count) => n(count, { one: "حدث واحد بلا تاريخ", two: "حدثان بلا تاريخ", few: "# أحداث بلا تاريخ", many: "# حدثًا بلا تاريخ", other: "# حدث بلا تاريخ" }), showUndated: "هي الأخيرة في القائمة.",
  },
  share: { title: "أخذها معك", csv: "CSV", json: "JSON", link: "نسخ الرابط", copied: "نُسخ الرابط.", print: "طباعة" },
};

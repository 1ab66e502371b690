import type { Sentence } from "./match.ts";

const UNREVIEWED = "بصلة لم يراجعها أحد بعد";

export const sentences: readonly Sentence[] = [
  ["No claim gives a number of deaths.", "لا يذكر أي قول عدد القتلى."],
  ["Low is the smallest total that an origin gives, high the greatest; best is the one that most independent origins give and, among equals, the lowest.", "الأدنى هو أصغر مجموع يذكره مصدر أصلي، والأعلى أكبره؛ والمرجّح هو ما تذكره أكثر المصادر الأصلية المستقلة، وأدناها عند التساوي."],
  ["There is no high: the greatest figure has no upper bound.", "لا يوجد حد أعلى: أكبر رقم ليس له حد أقصى."],
  ["Deaths of different groups are added only where one origin gives them on one page.", "لا يُجمع قتلى فئات مختلفة إلا إذا ذكرهم مصدر أصلي واحد في صفحة واحدة."],
  ["A figure that its origin later raised is left out.", "يُترك الرقم الذي رفعه مصدره لاحقًا."],
  ["It is the only origin.", "هو المصدر الأصلي الوحيد."],
  ["No tie to another origin of this event is known, and none of them relays it.", "لا تُعرف له صلة بمصدر أصلي آخر لهذا الحدث، ولا ينقل عنه أي منها."],
  ["An unnamed source is never independent of the outlet that quotes it ({}).", "المصدر المجهول ليس مستقلًا أبدًا عن الوسيلة التي تنقل عنه (\u2068{0}\u2069)."],
  ["Its own words sum up what it relays from {} on the same occurrence: they are no second source.", "كلامه الخاص يلخّص ما ينقله عن \u2068{0}\u2069 في الواقعة نفسها: فليس مصدرًا ثانيًا."],
  ["The page says that it has its text from {}.", "تقول الصفحة إنها أخذت نصها عن \u2068{0}\u2069."],
  ["The page does not say where it has it from, and the directory does not know the outlet.", "لا تقول الصفحة من أين أخذته، والدليل لا يعرف هذه الوسيلة."],
  ["The directory does not know this source, nor whom it is tied to.", "لا يعرف الدليل هذا المصدر ولا صلاته."],
  ["It does not say where it has it from, nor that it saw it.", "لا يقول من أين أخذه ولا إنه شاهده."],
  ["{} is tied to {} ({}): one side, by a tie that nobody has reviewed yet.", `\u2068{0}\u2069 على صلة بـ\u2068{1}\u2069 ({2}): طرف واحد، ${UNREVIEWED}.`],
  ["{} is tied to {} ({}): one side.", "\u2068{0}\u2069 على صلة بـ\u2068{1}\u2069 ({2}): طرف واحد."],
  ["{} and {} are both tied to {}: one side, by a tie that nobody has reviewed yet.", `\u2068{0}\u2069 و\u2068{1}\u2069 على صلة بـ\u2068{2}\u2069: طرف واحد، ${UNREVIEWED}.`],
  ["{} and {} are both tied to {}: one side.", "\u2068{0}\u2069 و\u2068{1}\u2069 على صلة بـ\u2068{2}\u2069: طرف واحد."],
  ["The page gives no date; place, type and actors fit this event of {}.", "لا تذكر الصفحة تاريخًا؛ والمكان والنوع والأطراف توافق هذا الحدث في {0}."],
  ["These claims name no day; the page's own date, place, type and actors fit this event of {}.", "لا تذكر هذه الأقوال يومًا؛ وتاريخ الصفحة والمكان والنوع والأطراف توافق هذا الحدث في {0}."],
  ["This caption shares no word with the article: it belongs to another story.", "لا يشترك هذا الشرح مع المقال في أي كلمة: فهو يخص قصة أخرى."],
  ["Do not read its date, place or names as the article's.", "لا تأخذ تاريخه أو مكانه أو أسماءه على أنها للمقال."],
  ["A control ({}) turns the order of letters round here.", "علامة تحكم (\u2068{0}\u2069) تقلب هنا ترتيب الحروف."],
  ["A sign that is not seen ({}) stands inside this word.", "علامة لا تُرى (\u2068{0}\u2069) داخل هذه الكلمة."],
  ["Nothing, unless the word is not found by search.", "لا شيء، إلا إذا لم يجد البحث هذه الكلمة."],
];

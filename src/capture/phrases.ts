import { foldPhrase } from "../page/index.ts";

/** What a page can be that is no article. */
export type Kind = "error" | "challenge" | "consent" | "login" | "paywall" | "script";

/**
 * Words by which such pages are known, in the languages of the Internet's front doors. `title`: in the title of a page, however
 * much stands below it. `text`: in a page that has little other text. Whole words, folded.
 */
const ROWS: readonly [Kind, "title" | "text", ...string[]][] = [
  ["error", "title", "page not found", "404 not found", "error 404", "404 error", "not found 404", "page introuvable", "erreur 404", "page non trouvée", "cette page n'existe pas", "الصفحة غير موجودة", "خطأ 404", "لم يتم العثور على الصفحة", "seite nicht gefunden", "página no encontrada", "страница не найдена", "sayfa bulunamadı"],
  ["error", "text", "page not found", "page you requested could not be found", "page you are looking for", "page cannot be found", "no longer available", "article has been removed", "page introuvable", "la page que vous cherchez", "la page demandée n'existe pas", "n'est plus disponible", "cet article n'existe plus", "الصفحة غير موجودة", "الصفحة التي تبحث عنها", "الصفحة المطلوبة", "internal server error", "service unavailable", "temporarily unavailable", "bad gateway", "account suspended", "domain is for sale", "website is for sale", "this domain", "site en maintenance", "under maintenance", "الموقع قيد الصيانة", "index of /"],
  ["challenge", "text", "just a moment", "checking your browser", "attention required", "verify you are human", "verifying you are human", "are you a robot", "are not a robot", "unusual traffic", "access denied", "ddos protection by", "enable javascript and cookies to continue", "press and hold", "complete the security check", "vous n'êtes pas un robot", "vérification de sécurité", "accès refusé", "أنك لست روبوت", "تم رفض الوصول"],
  ["consent", "text", "we value your privacy", "before you continue", "we and our partners", "we and our", "manage your cookies", "accept all cookies", "consent to cookies", "your privacy choices", "cookie consent", "nous respectons votre vie privée", "votre vie privée", "nous et nos partenaires", "avec nos partenaires", "accepter les cookies", "tout accepter", "continuer sans accepter", "gérer vos cookies", "ملفات تعريف الارتباط", "نحن نقدر خصوصيتك", "قبول الكل"],
  ["login", "text", "please log in", "please sign in", "log in to continue", "sign in to continue", "you must be logged in", "login required", "forgot your password", "forgot password", "veuillez vous connecter", "connectez-vous pour", "identifiez-vous", "mot de passe oublié", "تسجيل الدخول", "نسيت كلمة المرور"],
  ["paywall", "text", "to continue reading", "continue reading with a subscription", "subscribe to read", "subscribers only", "for subscribers", "subscriber-only", "only available to subscribers", "to read the full article", "to read this article in full", "this article is reserved for", "unlock this article", "your free articles", "réservé aux abonnés", "réservé à nos abonnés", "réservée aux abonnés", "abonnez-vous pour lire", "pour lire la suite", "il vous reste", "accédez à l'intégralité", "accéder à tous les contenus", "lire la suite de l'article avec", "للمشتركين فقط", "اشترك لمتابعة القراءة", "لمواصلة القراءة"],
  ["script", "text", "enable javascript", "javascript is disabled", "javascript is required", "requires javascript", "need to enable javascript", "activer javascript", "activez javascript", "javascript est désactivé", "تفعيل جافا سكريبت", "تمكين جافا سكريبت"],
];

export const PHRASES: readonly { kind: Kind; where: "title" | "text"; phrase: string }[] =
  ROWS.flatMap(([kind, where, ...phrases]) => phrases.map((phrase) => ({ kind, where, phrase: ` ${foldPhrase(phrase)} ` })));

import { foldName } from "../../text/index.ts";

// What tells a private person's name from an office, an organisation or a place, in the languages that recoupe reads. All lists
// are asked for every text: a name in one language stands in the texts of the others.

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/[\s|]+/u).map(foldName));

/** After these words comes a name, even one word of it. Titles and ranks stay to be read; the name after them goes. */
export const BEFORE_A_NAME = list(`
  mr mrs ms miss mister sir madam dr doctor prof professor engineer lawyer judge imam sheikh sheik shaykh cheikh father sister brother pastor bishop
  named called aged mother widow son daughter husband wife uncle cousin neighbour neighbor resident activist journalist photographer nurse teacher farmer student witness
  m mme mlle monsieur madame mademoiselle maître docteur professeur ingénieur avocat avocate juge père frère sœur nommé nommée nommés dénommé dénommée prénommé prénommée appelé appelée
  fils fille épouse époux veuve voisin voisine habitant habitante militant militante journaliste photographe infirmier infirmière enseignant enseignante paysan étudiant étudiante témoin
  captain colonel lieutenant major general brigadier commander sergeant corporal private marshal admiral capitaine commandant général sergent caporal soldat adjudant maréchal amiral
  president minister spokesman spokeswoman spokesperson governor mayor ambassador secretary director leader chief président présidente ministre gouverneur maire ambassadeur secrétaire directeur directrice chef
  porteparole député senator senateur prince king queen emir émir roi reine
  المواطن المواطنة المدعو المدعوة يدعى تدعى اسمه اسمها ويدعى واسمه السيد السيدة الشيخ الطفل الطفلة الشاب الشابة الدكتور الطبيب الطبيبة الممرض المهندس المحامي القاضي الأستاذ المعلم الحاج الشهيد الشهيدة
  الناشط الناشطة الصحفي الصحفية الصحافي الصحافية المصور القيادي القائد العميد العقيد الركن اللواء الرائد النقيب المقدم الملازم الفريق الرقيب الجندي المجند الرئيس الوزير المتحدث السفير المحافظ
  ابنه ابنته زوجته زوجها والده والدته شقيقه شقيقته جاره قريبه
`);

/** A name that holds one of these is one of an organisation, an office, a place or a thing. */
export const NO_PERSON = list(`
  army forces force brigade brigades battalion division corps front party movement council committee ministry government parliament agency observatory network centre center organisation organization
  office commission court union league association foundation institute university hospital school mosque church airport airbase base camp bridge road street square district province governorate county city town village
  village mountain river valley lake sea gulf island desert north south east west northern southern eastern western central coalition state republic kingdom states nations security national international
  news press times post daily television tv radio media group company crescent cross defence defense police guard command operation operations war peace agreement treaty resolution
  today yesterday elsewhere meanwhile earlier later however thousands dozens hundreds scores facebook twitter telegram youtube skype internet
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  armée armées forces brigade brigades bataillon division corps front parti mouvement conseil comité ministère gouvernement parlement agence observatoire réseau centre organisation bureau commission tribunal union ligue
  association fondation institut université hôpital école mosquée église aéroport base camp pont route rue place quartier province gouvernorat ville village mont fleuve vallée lac mer golfe île désert nord sud est ouest
  coalition état république royaume états nations sécurité national nationale international internationale presse télévision radio médias groupe société croissant croix défense police garde commandement opération guerre paix accord traité résolution
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
`);

/** Before a name that stands beside it, or behind it, or before "of" and a name: what is named is a place. */
export const PLACE_NOUN = list(`
  town city village district neighbourhood neighborhood area suburb suburbs province governorate region countryside camp hill hills plain crossing checkpoint roundabout square street road bridge mosque shrine church hospital
  airbase airport base dam valley river mount mountain island port axis front outskirts villages towns districts neighborhoods neighbourhoods quarter county canton headquarters
  ville village quartier district faubourg banlieue province région gouvernorat camp colline collines plaine passage barrage carrefour place rue route pont mosquée sanctuaire église hôpital base aéroport vallée fleuve mont
  montagne île port axe front localité commune bourg villages quartiers canton périphérie campagne
  مدينة بلدة قرية حي أحياء منطقة ناحية ريف محافظة إقليم معسكر مخيم شارع طريق جسر دوار ساحة معبر حاجز مطار جبل تل سد نهر وادي مستشفى مشفى مدرسة مسجد جامع كنيسة قاعدة محور جبهة بلدات قرى مناطق ضاحية ميناء جزيرة سجن حقل
`);
/** Of these, those that stand right before a name; "in the next village Karim Haddad said" is no such thing. */
export const BARE_NOUN = list("mount mont camp quartier ville mosquée sanctuaire pont rue fleuve colline vallée faubourg localité");
/** Behind these words comes where something was, and hardly who. */
export const LOCATES = list("in near outside inside around within dans");
/** Names of places begin with these. */
export const HEADS = list(`
  khan tal tel tell tall deir dayr jabal jebel djebel kafr kfar kafar kefr bab jisr wadi oued ain ayn beit bayt beyt maaret maarat maarrat ras burj bourj qalaat qalat urum orum urem masaken hweijet sahl rif jub nahr marj umm oum
  qaryat mazraat khirbet khirbat shahr tarik tareeq tariq sayyida sayyidah sheikhun
`);
/** No part of a name in Arabic, though folded letters or a place behind a title make it look like one. Not folded: "on" would be Ali. */
export const NEVER_ARABIC: ReadonlySet<string> = new Set("في من على إلى عن مع بعد قبل ضد لدى باسم بين حول قوله قولها وزوجته وزوجها وابنه وابنته وقال قال إن أن الذي التي البارز الكبير الميداني العسكري السابق الحالي الجديد الأول الثاني الركن لوكالة للوكالة لوسائل".split(" "));

/** Joins two parts of a name, in small letters. */
export const BETWEEN = list("al el bin ibn ben bint abu abou abdul abdel abd umm oum de du des la le van von der di da dos");

/** Common given names and what kunyas begin with: one alone is a person's name. */
export const GIVEN = list(`
  mohammed muhammad mohammad mohamed mohamad ahmed ahmad ali hassan hasan hussein hussain hossein omar umar othman khaled khalid mahmoud mahmud mustafa moustafa mostafa ibrahim youssef yusuf yousef ismail abdullah abdallah
  abdulrahman abderrahmane abdelrahman abdulaziz karim rami samir tarek tariq walid bilal hamza yasser nasser adnan marwan ziad ziyad amjad ayman anas fadi firas ghassan hani imad issam jamal kamal majed maher nabil nidal
  osama usama qasim qassem rashid riad salah saleh salem samer sami wael yahya zaid zakaria bashar fatima fatma aisha aicha khadija mariam maryam zainab zeinab nour noor layla leila huda amal rania salma yasmin
  john james robert michael william david richard thomas charles daniel matthew anthony mark paul steven andrew peter george jean pierre jacques michel philippe nicolas françois antoine louis henri julien olivier marc luc
  marie anne sophie claire julie camille isabelle nathalie catherine sarah emma anna maria elena olga natalia ivan vladimir sergei sergey alexei dmitry mikhail nikolai andrei igor oleg yuri petro volodymyr oleksandr
  محمد أحمد علي حسن حسين عمر عثمان خالد محمود مصطفى إبراهيم يوسف إسماعيل عبدالله عبدالرحمن عبدالعزيز كريم رامي سمير طارق وليد بلال حمزة ياسر ناصر عدنان مروان زياد أيمن أنس فادي فراس غسان هاني عماد عصام جمال كمال
  ماجد ماهر نبيل نضال أسامة قاسم رشيد رياض صالح سالم سامر سامي وائل يحيى زيد زكريا بشار بهاء علاء ضياء سعد سعيد سعود فيصل فهد ناجي نجيب منير منصور مازن مهند معاذ ليث قيس غياث عامر عمار عادل عارف عاطف طلال صبحي شادي سهيل زاهر رضا خليل ثائر تيسير باسل أكرم أشرف أدهم إياد هيثم هشام وسام نزار
  هالة ندى منى ميساء لمى كوثر عبير سوسن سناء زهراء رغد دعاء حنان جميلة بتول آمنة آلاء أميرة فاطمة عائشة خديجة مريم زينب ليلى هدى رانيا سلمى ياسمين عبد أبو أبي أم بو
`);

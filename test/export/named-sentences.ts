// Sentences with the names of invented private persons; [[ ]] marks what must be masked, all else must stay. bench/masking.mjs counts them, too.
export const SENTENCES = [
  "A resident named [[Karim Haddad]], 34, said so.", "Her neighbour [[Rana]] was hurt.", "Dr. [[Lina Darwish]] spoke in Damascus.", "Colonel [[Hassan al-Turki]] of the Free Syrian Army entered Palmyra.",
  "[[John Smith]] and [[Peter]] told Reuters that Homs fell.", "[[Mohammed]] said no.", "Mayor [[Talal Wardani]] spoke. [[Wardani]] left.", "An activist, [[Nour al-Hadi]] (27), filmed it.",
  "Selon Mme [[Claire Dubois]], 45 ans, habitante de Palmyre, tout est calme.", "Le commandant [[Youssef Benali]] a été tué.", "Un habitant nommé [[Samir]] a fui Alep.", "Jeudi, [[Paul-Henri Vasseur]], photographe, est mort.", "D'après [[Jean-Marc]], la ville est calme.",
  "قال المواطن [[أحمد الخطيب]] إن القوات دخلت البوكمال.", "وقتل الطفل [[يوسف سليم]] في حلب.", "ويدعى [[خالد]].", "مقتل [[محمد علي الحسن]] في إدلب.", "سيطرت القوات على المدينة وعلى الطريق.", "قال [[علي]] ذلك.", "Write to [[k.haddad@example.org]] or [[@karim_h]] now.", "They met @ noon.", "قال العقيد الركن [[تركي الوردي]] ذلك.",
  "The Security Council met.", "Hundreds of Islamic State fighters fled Abu Kamal on Monday.", "The Syrian Observatory for Human Rights said that Khan Sheikhun was hit.", "The Prime Minister of Iraq met the Turkish Foreign Minister.",
  "SYRIAN ARMY TAKES CITY.", "Le Croissant-Rouge arabe syrien et l'Observatoire syrien des droits de l'homme confirment.", "L'armée syrienne a repris Deir ez-Zor en novembre.", "وأعلن المرصد السوري لحقوق الإنسان مقتل عشرة في دير الزور.", "وصل الجيش السوري إلى أبو كمال.",
  "Turkey-backed rebels and Iran-backed groups left Aleppo Province.", "The 4th Armoured Division shelled Eastern Ghouta on Friday.",
  // Villages that no list knows.
  "Shells fell on the village of Tall Warda and on Kafr Samra.", "They hit a market in Wardat al-Sharq and left.", "Two died near the Sayyid Mansur crossing.", "A drone hit the Bustan Yusuf neighbourhood, and [[Yusuf Bustani]] died.", "A resident of Deir al-Zor [[Abdullah Warrak]] said so.",
  "Un obus est tombé sur le quartier Hay al-Ward et sur le camp de Sidi Warda.", "Le village de Beit Samra a été pris, selon [[Samra Warda]], 30 ans.", "سقطت قذائف على مخيم أبو ورد وعلى قرية أم ورد.", "قصفت الطائرات حي الشيخ ورد، وقتل [[خالد الوردي]].",
  // Office holders of states act in public; whoever bears a like title elsewhere does not.
  "President Karim Warda met Foreign Minister Samir Wardani. Wardani left.", "Secretary of State John Warden and UN envoy Lars Varde spoke.", "Lars Varde, the Norwegian foreign minister, and [[Karim Varde]] spoke.", "[[Lina Darwish]], president of the local council, said so.", "School secretary [[Rana Warda]] fled.", "President [[Karim Vardin]] of the rowing club fled.", "Spokesman [[Omar Warda]] said so.",
  "Le président russe Ivan Vardine et le ministre de la Défense Oleg Vardov sont venus.", "Oleg Vardov, ministre turc de l'Intérieur, a parlé.", "[[Claire Vardin]], présidente d'une association, est venue.", "[[Claire Vardin]], secrétaire générale du club, est venue.",
  "التقى الرئيس السوري كريم وردة وزير الخارجية الروسي إيفان فاردين.", "قال رئيس المجلس المحلي [[كريم حداد]] ذلك.", "وقال المتحدث باسم التحالف إن القتال توقف.", "قال القيادي البارز في الحركة إن القتال توقف.", "لم يبق لهم إلا بيوت قليلة.",
  // Words of the text itself in a headline, and places in a row.
  "Aid Convoys Reach Aleppo\nTwo aid convoys reach the city.", "Tags Syria Idlib", "l'Assemblée a parlé d'[[Alain Vardin]], un voisin.", "Two towns named [[Bradley Manning]] told us.",
];

/** Known misses: names that stay to be read, and words that go. Here [[ ]] is what is masked today. */
export const MISSED = [
  // One family name alone, with nothing to tell that it is one.
  "Warrak left at dawn.", "وقال الوردي إن القتال توقف.",
  // A village with nothing to tell that it is one, named as people are.
  "Shells fell on [[Yusuf Mansur]] at dawn.",
  // A club's president before the name.
  "President Karim Warda of the Aleppo rowing club fled.",
  // A governor's name as that of a neighbour.
  "Governor Omar [[Warda]] spoke, and [[Karim Warda]] left.",
];

import type { Messages } from "../en";
import type { templates as English } from "../en/templates";

export const templates: Messages<typeof English> = {
  "templates.title": "टेम्पलेट",
  "templates.new": "नया टेम्पलेट",
  "templates.edit": "टेम्पलेट बदलें",
  "templates.duplicate": "प्रति बनाएँ",
  "templates.copy_of": "{title} की प्रति",
  "templates.deleted": "मिटाया गया: {title}",
  "templates.discarded": "बदलाव सहेजे नहीं गए।",
  "templates.list": "टेम्पलेट की सूची",
  "templates.search": "टेम्पलेट खोजें",
  "templates.category": "श्रेणी",
  "templates.all": "सभी",
  "templates.own": "मेरे अपने",
  "templates.yours": "आपका",
  "templates.found": { one: "{count} टेम्पलेट", other: "{count} टेम्पलेट" },
  "templates.none_found": "कोई टेम्पलेट मेल नहीं खाता।",
  "templates.choose": "भरने के लिए कोई टेम्पलेट चुनें।",
  "templates.fill_in": "भरें",
  "templates.result": "परिणाम",
  "templates.missing": { one: "{count} जगह अब भी ख़ाली है।", other: "{count} जगहें अब भी ख़ाली हैं।" },
  "templates.open_in_editor": "संपादक में खोलें",
  "templates.field_title": "शीर्षक",
  "templates.field_content": "पाठ",
  "templates.placeholder_hint": "भरी जाने वाली जगहें वर्गाकार कोष्ठक में लिखें, जैसे [Name]।",
};

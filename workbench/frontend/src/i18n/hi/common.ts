import type { Messages } from "../en";
import type { common as English } from "../en/common";

export const common: Messages<typeof English> = {
  "common.skip": "सीधे सामग्री पर जाएँ",
  "common.language": "पेज की भाषा",
  "common.navigation": "मुख्य",
  "common.sign_out": "साइन आउट करें",
  "common.loading": "लोड हो रहा है…",
  "common.try_again": "फिर से कोशिश करें",
  "common.close": "बंद करें",
  "common.cancel": "रद्द करें",
  "common.save": "सहेजें",
  "common.saved": "सहेजा गया",
  "common.delete": "मिटाएँ",
  "common.remove": "हटाएँ",
  "common.edit": "बदलें",
  "common.back": "वापस",
  "common.copy": "कॉपी करें",
  "common.copied": "कॉपी हो गया",
  "common.copy_failed": "ब्राउज़र ने कॉपी करने की अनुमति नहीं दी। टेक्स्ट चुनकर खुद कॉपी करें।",
  "common.undo": "वापस लें",
  "common.show_password": "पासवर्ड दिखाएँ",
  "common.hide_password": "पासवर्ड छिपाएँ",
  "common.view_failed": "यह पेज लोड नहीं हो सका। अपना कनेक्शन जाँचें और फिर से कोशिश करें।",
};

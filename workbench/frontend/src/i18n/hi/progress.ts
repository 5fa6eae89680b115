import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "प्रगति",
  "progress.off": "देखें कि आप कौन-सी ग़लतियाँ सबसे ज़्यादा करते हैं और वे घट रही हैं या नहीं। चालू करने तक कुछ नहीं गिना जाता।",
  "progress.turn_on": "चालू करें",
  "progress.turn_off": "पसंद में बंद करें",
  "progress.delete": "संख्याएँ मिटाएँ",
  "progress.deleted": "संख्याएँ मिटा दी गईं।",
  "progress.nothing_yet": "इस अवधि में कुछ नहीं गिना गया। कोई पाठ जाँचें, फिर लौटें।",
  "progress.period": "अवधि",
  "progress.words": "जाँचे गए शब्द",
  "progress.corrections": "सुधार",
  "progress.per_100": "प्रति 100 शब्द",
  "progress.chart_label": "समय के साथ प्रति 100 शब्द सुधार",
  "progress.as_table": "तालिका के रूप में दिखाएँ",
  "progress.kinds": "ग़लतियों के प्रकार",
  "progress.example": "(उदाहरण)",
};

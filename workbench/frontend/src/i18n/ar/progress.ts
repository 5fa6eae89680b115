import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "التقدم",
  "progress.off": "اعرف أكثر الأخطاء التي تقع فيها، وهل تقل مع الوقت. لا يُحصى شيء قبل أن تفعّل ذلك.",
  "progress.turn_on": "تفعيل",
  "progress.turn_off": "الإيقاف من التفضيلات",
  "progress.delete": "حذف الإحصاءات",
  "progress.delete_warning": "ستُحذف كل إحصاءات تقدمك نهائيًا.",
  "progress.deleted": "حُذفت الإحصاءات.",
  "progress.nothing_yet": "لم يُحصَ شيء في هذه المدة. افحص نصًا ثم عُد إلى هنا.",
  "progress.period": "المدة",
  "progress.words": "الكلمات المفحوصة",
  "progress.corrections": "التصحيحات",
  "progress.per_100": "لكل {count} كلمة",
  "progress.chart_label": "التصحيحات لكل {count} كلمة بمرور الوقت",
  "progress.as_table": "عرض في جدول",
  "progress.kinds": "أنواع الأخطاء",
  "progress.example": "(مثال)",
};

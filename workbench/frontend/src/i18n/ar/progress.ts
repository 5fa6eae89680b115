import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "التقدم",
  "progress.off": "اعرف أكثر أخطائك وهل تقل. لا يُعدّ شيء حتى تفعّل ذلك.",
  "progress.turn_on": "تفعيل",
  "progress.turn_off": "الإيقاف من التفضيلات",
  "progress.delete": "حذف الأعداد",
  "progress.deleted": "حُذفت الأعداد.",
  "progress.nothing_yet": "لم يُعدّ شيء في هذه المدة. افحص نصًا ثم عد.",
  "progress.period": "المدة",
  "progress.words": "الكلمات المفحوصة",
  "progress.corrections": "التصحيحات",
  "progress.per_100": "لكل 100 كلمة",
  "progress.chart_label": "التصحيحات لكل 100 كلمة مع الوقت",
  "progress.as_table": "عرض كجدول",
  "progress.kinds": "أنواع الأخطاء",
  "progress.example": "(مثال)",
};

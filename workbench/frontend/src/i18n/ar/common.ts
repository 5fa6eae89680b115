import type { Messages } from "../en";
import type { common as English } from "../en/common";

export const common: Messages<typeof English> = {
  "common.skip": "انتقل إلى المحتوى",
  "common.language": "لغة الصفحة",
  "common.navigation": "الرئيسية",
  "common.sign_out": "تسجيل الخروج",
  "common.loading": "جارٍ التحميل…",
  "common.try_again": "أعد المحاولة",
  "common.close": "إغلاق",
  "common.cancel": "إلغاء",
  "common.save": "حفظ",
  "common.saved": "تم الحفظ",
  "common.delete": "حذف",
  "common.remove": "إزالة",
  "common.edit": "تعديل",
  "common.back": "رجوع",
  "common.copy": "نسخ",
  "common.copied": "تم النسخ",
  "common.copy_failed": "لم يسمح المتصفح بالنسخ. حدد النص وانسخه بنفسك.",
  "common.undo": "تراجع",
  "common.show_password": "إظهار كلمة المرور",
  "common.hide_password": "إخفاء كلمة المرور",
  "common.view_failed": "تعذّر تحميل هذه الصفحة. تحقق من اتصالك ثم أعد المحاولة.",
};

import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "进步",
  "progress.off": "了解您最常犯的错误以及它们是否在减少。启用之前不会统计任何内容。",
  "progress.turn_on": "启用",
  "progress.turn_off": "在偏好设置中关闭",
  "progress.delete": "删除统计",
  "progress.deleted": "统计已删除。",
  "progress.nothing_yet": "此期间尚无统计。请检查一段文本后再回来。",
  "progress.period": "期间",
  "progress.words": "已检查的单词",
  "progress.corrections": "修改",
  "progress.per_100": "每 100 词",
  "progress.chart_label": "每 100 词的修改次数变化",
  "progress.as_table": "以表格显示",
  "progress.kinds": "错误类型",
  "progress.example": "（示例）",
};

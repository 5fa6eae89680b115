import type { Messages } from "../en";
import type { progress as English } from "../en/progress";

export const progress: Messages<typeof English> = {
  "progress.title": "学习进度",
  "progress.off": "看看您最常犯哪些错误，以及这些错误是否在减少。启用之前不会统计任何内容。",
  "progress.turn_on": "启用",
  "progress.turn_off": "在偏好设置中关闭",
  "progress.delete": "删除统计",
  "progress.delete_warning": "您的所有进度统计将被永久删除。",
  "progress.deleted": "统计已删除。",
  "progress.nothing_yet": "这段时间还没有统计。检查一段文本后再回来看看。",
  "progress.period": "时间段",
  "progress.words": "已检查的单词",
  "progress.corrections": "修改",
  "progress.per_100": "每 {count} 词",
  "progress.chart_label": "每 {count} 词的修改次数（随时间变化）",
  "progress.as_table": "以表格显示",
  "progress.kinds": "错误类型",
  "progress.example": "（示例）",
};

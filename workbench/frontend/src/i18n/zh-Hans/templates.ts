import type { Messages } from "../en";
import type { templates as English } from "../en/templates";

export const templates: Messages<typeof English> = {
  "templates.title": "模板",
  "templates.new": "新建模板",
  "templates.edit": "编辑模板",
  "templates.duplicate": "创建副本",
  "templates.copy_of": "{title} 的副本",
  "templates.deleted": "已删除：{title}",
  "templates.discarded": "更改未保存。",
  "templates.list": "模板列表",
  "templates.search": "搜索模板",
  "templates.category": "类别",
  "templates.all": "全部",
  "templates.own": "我的",
  "templates.yours": "您的",
  "templates.found": { other: "{count} 个模板" },
  "templates.none_found": "没有匹配的模板。",
  "templates.choose": "请选择要填写的模板。",
  "templates.fill_in": "填写",
  "templates.result": "结果",
  "templates.missing": { other: "还有 {count} 处未填写。" },
  "templates.open_in_editor": "在编辑器中打开",
  "templates.field_title": "标题",
  "templates.field_content": "正文",
  "templates.placeholder_hint": "用方括号书写占位符，例如 [Name]。",
};

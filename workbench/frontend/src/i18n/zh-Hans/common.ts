import type { Messages } from "../en";
import type { common as English } from "../en/common";

export const common: Messages<typeof English> = {
  "common.skip": "跳到内容",
  "common.language": "页面语言",
  "common.navigation": "主导航",
  "common.sign_out": "退出登录",
  "common.loading": "正在加载…",
  "common.try_again": "重试",
  "common.close": "关闭",
  "common.cancel": "取消",
  "common.save": "保存",
  "common.saved": "已保存",
  "common.delete": "删除",
  "common.remove": "移除",
  "common.edit": "编辑",
  "common.back": "返回",
  "common.copy": "复制",
  "common.copied": "已复制",
  "common.copy_failed": "浏览器不允许复制。请选中文本后自行复制。",
  "common.undo": "撤销",
  "common.show_password": "显示密码",
  "common.hide_password": "隐藏密码",
  "common.view_failed": "无法加载此页面。请检查网络连接后重试。",
};

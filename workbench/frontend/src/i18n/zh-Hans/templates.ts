import type { Messages } from "../en";
import type { templates as English } from "../en/templates";

export const templates: Messages<typeof English> = {
  "templates.title": "模板",
};

import type { Dictionary } from "../en";
import { account } from "./account";
import { common } from "./common";
import { problems } from "./problems";
import { progress } from "./progress";
import { templates } from "./templates";
import { welcome } from "./welcome";
import { write } from "./write";

const es: Dictionary = {
  ...common,
  ...problems,
  ...welcome,
  ...write,
  ...templates,
  ...progress,
  ...account,
};

export default es;

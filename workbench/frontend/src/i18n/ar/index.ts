import type { FirstMessages } from "../en";
import { common } from "./common";
import { problems } from "./problems";
import { welcome } from "./welcome";

const messages: FirstMessages = { ...common, ...problems, ...welcome };

export default messages;

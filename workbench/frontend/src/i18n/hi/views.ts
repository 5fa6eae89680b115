import type { ViewMessages } from "../en";
import { account } from "./account";
import { progress } from "./progress";
import { templates } from "./templates";
import { write } from "./write";

const messages: ViewMessages = { ...write, ...templates, ...progress, ...account };

export default messages;

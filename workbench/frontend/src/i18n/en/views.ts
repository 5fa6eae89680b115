import { account } from "./account";
import { progress } from "./progress";
import { templates } from "./templates";
import { write } from "./write";

/** What the views of a signed-in user say. */
export default { ...write, ...templates, ...progress, ...account };

import { common } from "./common";
import { problems } from "./problems";
import type inside from "./views";
import { welcome } from "./welcome";

/** What the page says before a user has signed in; the rest is in `views.ts`, which is loaded then. */
const en = { ...common, ...problems, ...welcome };

export default en;

/** The forms of a message that depends on a count; which there are differs from language to language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What a translation must have: a text for each text, and forms for each count. */
export type Messages<English> = {
  [Key in keyof English]: English[Key] extends string ? string : PluralForms;
};

export type MessageKey = keyof typeof en | keyof typeof inside;
export type FirstMessages = Messages<typeof en>;
export type ViewMessages = Messages<typeof inside>;

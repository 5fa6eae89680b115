import { account } from "./account";
import { common } from "./common";
import { problems } from "./problems";
import { progress } from "./progress";
import { templates } from "./templates";
import { welcome } from "./welcome";
import { write } from "./write";

const en = { ...common, ...problems, ...welcome, ...write, ...templates, ...progress, ...account };

export default en;
export type MessageKey = keyof typeof en;

/** The forms of a message that depends on a count; which there are differs from language to language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What every language must have: a text for each text, and forms for each count. */
export type Dictionary = { [Key in MessageKey]: (typeof en)[Key] extends string ? string : PluralForms };

/** The same for the keys of one file, so that the compiler names the file that lacks one. */
export type Messages<Part> = { [Key in keyof Part]: Part[Key] extends string ? string : PluralForms };

/** What several views read of the API, under the names that the page has for it. */

import type { Schemas } from "./endpoints";

export type Account = Schemas["Profile"];

export type Session = Schemas["SessionEntry"];

export type Template = Schemas["Template"];

/** A login that needs a second factor before there is a session. */
export interface MfaChallenge {
  mfa_token: string;
  expires_in: number;
  methods: string[];
}

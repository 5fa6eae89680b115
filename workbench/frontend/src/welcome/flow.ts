import type { MfaChallenge } from "../api/types";
import { navigate } from "../core/router";
import { Store } from "../core/store";

/** What one step of signing in hands to the next: only in memory, gone with the tab. */
interface Flow {
  email: string;
  /** A login that waits for its second factor. */
  challenge: MfaChallenge | null;
  /** A sentence for the view that comes next, such as "Your password has been changed". */
  notice: "" | "password_changed" | "second_step_expired" | "account_exists";
}

export const flow = new Store<Flow>({ email: "", challenge: null, notice: "" });

/** Go to another view of the welcome pages, and keep the view that the user wanted in the address. */
export function goTo(view: string, change: Partial<Flow> = {}): void {
  flow.set({ ...flow.value, notice: "", ...change });
  navigate(`/app/${view}${location.search}`);
}

/** Return the address of another welcome page, for links. */
export function addressOf(view: string): string {
  return `/app/${view}${location.search}`;
}

import { ApiError } from "../api/problems";
import type { MfaChallenge } from "../api/types";
import { signedIn } from "../core/session";
import { goTo } from "./flow";

/**
 * Run the call that signs the user in. If it needs more, go there: to the second step, or to the page about
 * the confirmation link. Other errors are thrown.
 */
export async function complete(login: () => Promise<unknown>, email: string): Promise<void> {
  try {
    await login();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "mfa_required") {
      const { mfa_token, expires_in, methods } = error.problem as unknown as MfaChallenge;
      return goTo("second-step", { email, challenge: { mfa_token, expires_in, methods } });
    }
    if (error.code === "email_not_verified") return goTo("check-email", { email });
    throw error;
  }
  await signedIn();
}

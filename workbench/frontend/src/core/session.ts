import { Api } from "../api/client";
import { ApiError } from "../api/problems";
import type { Account } from "../api/types";
import { forgetDraft } from "./draft";
import { navigate } from "./router";
import { Store } from "./store";

export type SessionState =
  | { status: "unknown" }
  | { status: "unreachable" }
  /** `email` is that of the user whose session has expired. */
  | { status: "signed-out"; expired: boolean; email?: string }
  | { status: "signed-in"; account: Account };

/** The one client of the page. */
export const api = new Api();

/** Whether a user is signed in, and who. The session itself is a cookie that no script can read. */
export const session = new Store<SessionState>({ status: "unknown" });

/** Tells the other tabs of the same browser; carries nothing else. */
const tabs = new BroadcastChannel("sahi");

tabs.onmessage = ({ data }) => {
  if (data === "signed-out") signedOut(false);
  if (data === "signed-in" && session.value.status !== "signed-in") void loadAccount();
};

api.onUnauthenticated = () => {
  const before = session.value;
  if (before.status === "signed-out") return;
  if (before.status !== "signed-in") session.set({ status: "signed-out", expired: false });
  else session.set({ status: "signed-out", expired: true, email: before.account.email });
};

/** Ask the server who is signed in. */
export async function loadAccount(): Promise<void> {
  try {
    session.set({ status: "signed-in", account: await api.get("/auth/profile") });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return;
    session.set({ status: "unreachable" });
  }
}

/** Continue as the user whose session the last response has opened. */
export async function signedIn(): Promise<void> {
  await loadAccount();
  tabs.postMessage("signed-in");
}

export async function signOut(): Promise<void> {
  await api.post("/auth/logout", {}).catch((error: unknown) => {
    // An expired session is signed out already; anything else the user must hear of.
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  });
  signedOut(true);
}

/** Forget the user in this tab, and in the others if it was this one that signed out. */
export function signedOut(tellOthers: boolean): void {
  forgetDraft();
  session.set({ status: "signed-out", expired: false });
  // Whoever signs in next need not land where this user was.
  navigate("/app/sign-in", { replace: true });
  if (tellOthers) tabs.postMessage("signed-out");
}

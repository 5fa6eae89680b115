import type { Schemas } from "../api/endpoints";
/** Signing in at another provider: the code flow with PKCE (RFC 7636). */

import { wantedPath } from "./router";

export type Provider = Schemas["ProviderEntry"];

/** Whether the provider signs the user in, or becomes a way in of the account that is signed in. */
type Intent = "sign-in" | "link";

interface Departure {
  verifier: string;
  intent: Intent;
  /** The view that the user wanted before signing in. */
  wanted: string;
}

const KEY = "sahi.oidc";

let linkToken = "";

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * Leave for the provider.
 *
 * The verifier has to outlive the way there and back, so it waits in this tab's storage. It is of no use
 * without the code that only this browser receives, and it is removed as soon as it is read.
 */
export async function startProvider(name: string, intent: Intent): Promise<void> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const departure: Departure = { verifier, intent, wanted: wantedPath() };
  sessionStorage.setItem(KEY, JSON.stringify(departure));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    redirect_uri: `${location.origin}/app/oidc`,
    code_challenge: base64url(new Uint8Array(digest)),
    intent,
  });
  location.assign(`/auth/oidc/${encodeURIComponent(name)}/start?${query}`);
}

/** Return what this tab remembers of its departure, once. */
export function takeDeparture(): Departure | null {
  const stored = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return stored ? (JSON.parse(stored) as Departure) : null;
}

/** Keep the token that links a provider until the user is signed in and has confirmed it. */
export function keepLinkToken(token: string): void {
  linkToken = token;
}

export function takeLinkToken(): string {
  const token = linkToken;
  linkToken = "";
  return token;
}

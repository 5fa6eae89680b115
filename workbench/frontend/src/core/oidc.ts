/** Signing in at another provider: the code flow with PKCE (RFC 7636). */

export interface Provider {
  name: string;
  label: string;
}

const VERIFIER = "sahi.oidc";

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Return where the provider sends the user back to. */
export function returnAddress(): string {
  return `${location.origin}/app/oidc`;
}

/**
 * Leave for the provider.
 *
 * The verifier has to outlive the way there and back, so it waits in this tab's storage. It is of no use
 * without the code that only this browser receives, and it is removed as soon as it is read.
 */
export async function startProvider({ name }: Pick<Provider, "name">): Promise<void> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  sessionStorage.setItem(VERIFIER, verifier);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    redirect_uri: returnAddress(),
    code_challenge: base64url(new Uint8Array(digest)),
  });
  location.assign(`/auth/oidc/${encodeURIComponent(name)}/start?${query}`);
}

/** Return the verifier of the flow that this tab has started, once. */
export function takeVerifier(): string {
  const verifier = sessionStorage.getItem(VERIFIER) ?? "";
  sessionStorage.removeItem(VERIFIER);
  return verifier;
}

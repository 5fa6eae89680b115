import type { Schemas } from "../api/endpoints";

/** What the server sends for `navigator.credentials`, in the JSON form of WebAuthn Level 3. */
export type PasskeyOptions = Schemas["PasskeyOptions"]["public_key"];

/**
 * Tell whether this browser can be asked for passkeys in JSON, as all have been able to since 2025.
 *
 * A passkey belongs to a domain, so an address such as 127.0.0.1 can have none.
 */
export function passkeysSupported(): boolean {
  if (/^[\d.]+$|:/.test(location.hostname)) return false;
  return typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Tell whether passkeys can appear among the suggestions of the e-mail field. */
export async function autofillSupported(): Promise<boolean> {
  return passkeysSupported() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

interface Asking {
  /** `conditional` waits for the user to choose a passkey from the suggestions of a field. */
  mediation?: CredentialMediationRequirement;
  signal?: AbortSignal;
}

export async function presentPasskey(
  options: PasskeyOptions,
  asking: Asking = {},
): Promise<Schemas["UsedCredentialRequest"]> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never);
  return asJSON(await navigator.credentials.get({ ...asking, publicKey }));
}

export async function createPasskey(options: PasskeyOptions): Promise<Schemas["NewCredentialRequest"]> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never);
  return asJSON(await navigator.credentials.create({ publicKey }));
}

/** The browser answers with a credential of the kind that it was asked for, or throws. */
function asJSON<Kind>(credential: Credential | null): Kind {
  return (credential as PublicKeyCredential | null)?.toJSON() as Kind;
}

/** Tell whether the user closed the browser's dialog: that is no error. */
export function isDismissed(error: unknown): boolean {
  return error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
}

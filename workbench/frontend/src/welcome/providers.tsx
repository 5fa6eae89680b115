import { useEffect, useState } from "preact/hooks";
import { type Provider, startProvider } from "../core/oidc";
import { api } from "../core/session";
import { t } from "../i18n";
import { Button } from "../ui/button";

/** A button for every provider that the server has settings for. */
export function Providers() {
  const [providers, setProviders] = useState<Provider[]>([]);
  useEffect(() => {
    // Without an answer the user can still sign in with a password.
    api.get("/auth/oidc").then(setProviders, () => undefined);
  }, []);
  return (
    <>
      {providers.map(provider => (
        <Button
          key={provider.name}
          class="button-wide"
          onClick={() => void startProvider(provider.name, "sign-in")}
        >
          {t("welcome.with_provider", { provider: provider.label })}
        </Button>
      ))}
    </>
  );
}

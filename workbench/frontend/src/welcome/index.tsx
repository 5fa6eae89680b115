import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { navigate, path } from "../core/router";
import { useStore } from "../core/store";
import { CheckEmail } from "./check_email";
import { ForgottenPassword } from "./forgotten_password";
import { ProviderReturn } from "./provider_return";
import { SecondStep } from "./second_step";
import { SignIn } from "./sign_in";
import { SignUp } from "./sign_up";

const PAGES: Record<string, ComponentType> = {
  "/app/sign-in": SignIn,
  "/app/sign-up": SignUp,
  "/app/check-email": CheckEmail,
  "/app/second-step": SecondStep,
  "/app/forgotten-password": ForgottenPassword,
  "/app/oidc": ProviderReturn,
};

/** The pages before signing in; any other address waits until the user has signed in. */
export default function Welcome() {
  const here = useStore(path);
  const Page = PAGES[here];
  useEffect(() => {
    if (Page) return;
    const query = here === "/app" ? "" : `?${new URLSearchParams({ next: here })}`;
    navigate(`/app/sign-in${query}`, { replace: true });
  }, [here]);
  return Page ? <Page key={here} /> : null;
}

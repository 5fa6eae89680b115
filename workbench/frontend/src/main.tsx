import { render } from "preact";
import { loadAccount } from "./core/session";
import { loadLocale, preferredLocale } from "./i18n";
import { Shell } from "./shell";

const root = document.getElementById("app");

// The dictionary and the account are fetched at the same time; nothing can be shown without the first.
void loadAccount();
loadLocale(preferredLocale()).then(
  () => root && render(<Shell />, root),
  () => root?.append("This page could not be loaded. Check your connection, then reload it."),
);

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./button";
import { Notice } from "./notice";
import { problemText } from "./problem_text";

/** What a view shows of something that the server has to be asked for. */
export type Loaded<T> =
  | { status: "loading" }
  | { status: "failed"; error: unknown }
  | { status: "ready"; value: T };

/**
 * Load something when the component appears and whenever `dependencies` change.
 *
 * `reload` asks again; `change` shows what a call has returned.
 */
export function useLoaded<T>(load: () => Promise<T>, dependencies: unknown[] = []) {
  const [state, setState] = useState<Loaded<T>>({ status: "loading" });
  const latest = useRef(0);
  async function reload() {
    const mine = ++latest.current;
    // A slow response must not replace that of a later request.
    const show = (next: Loaded<T>) => mine === latest.current && setState(next);
    try {
      show({ status: "ready", value: await load() });
    } catch (error) {
      show({ status: "failed", error });
    }
  }
  useEffect(() => void reload(), dependencies);
  const change = (value: T) => setState({ status: "ready", value });
  return { state, reload, change };
}

interface LoadedProps<T> {
  from: { state: Loaded<T>; reload: () => Promise<void> };
  children: (value: T) => JSX.Element | null;
}

export function WhenLoaded<T>({ from: { state, reload }, children }: LoadedProps<T>) {
  if (state.status === "ready") return children(state.value);
  if (state.status === "loading") return <p class="loading">{t("common.loading")}</p>;
  return (
    <div role="alert">
      <Notice kind="danger">
        <p>{problemText(state.error)}</p>
        <Button onClick={() => void reload()}>{t("common.try_again")}</Button>
      </Notice>
    </div>
  );
}

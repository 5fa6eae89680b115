import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "./i18n";
import { Button } from "./ui/button";
import { Notice } from "./ui/notice";

interface LazyViewProps<Props> {
  load: () => Promise<{ default: ComponentType<Props> }>;
  props: Props;
}

/** A view whose script is fetched when it is first needed. */
export function LazyView<Props extends object>({ load, props }: LazyViewProps<Props>) {
  const [Component, setComponent] = useState<ComponentType<Props>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      module => setComponent(() => module.default),
      () => setFailed(true),
    );
  }, [load]);
  if (Component) return <Component {...props} />;
  if (!failed) return null;
  // A browser remembers that an import has failed: only a new page asks for it again.
  return (
    <div role="alert" class="narrow">
      <Notice kind="danger">
        <p>{t("common.view_failed")}</p>
        <Button onClick={() => location.reload()}>{t("common.try_again")}</Button>
      </Notice>
    </div>
  );
}

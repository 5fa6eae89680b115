import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { isAbort } from "../api/problems";
import { useLostFocus } from "../core/focus";
import { problemText } from "../ui/problem_text";
import { toast } from "../ui/toasts";

interface SectionProps {
  title: string;
  intro?: ComponentChildren;
  children: ComponentChildren;
}

/** One thing about the account that can be looked at and changed. */
export function Section({ title, intro, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="panel account-section" aria-labelledby={id} {...useLostFocus(() => heading.current)}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {intro && <p class="soft">{intro}</p>}
      {children}
    </section>
  );
}

/** Run what a button does, and say what went wrong; the user's own change of mind is nothing to speak of. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isAbort(error)) toast(problemText(error));
  }
}

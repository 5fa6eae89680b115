import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { isAbort } from "../api/problems";
import { problemText } from "../ui/problem_text";
import { toast } from "../ui/toasts";

interface SectionProps {
  title: string;
  intro?: ComponentChildren;
  children: ComponentChildren;
}

/** One thing about the account that can be looked at and changed. */
export function Section({ title, intro, children }: SectionProps) {
  const heading = useId();
  return (
    <section class="panel account-section" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
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

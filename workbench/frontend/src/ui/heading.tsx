import { useTitle } from "../core/title";

/** The heading of a view, which also names the document. */
export function Heading({ text }: { text: string }) {
  return (
    <h1 ref={useTitle(text)} tabIndex={-1}>
      {text}
    </h1>
  );
}

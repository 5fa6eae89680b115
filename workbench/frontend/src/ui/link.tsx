import type { JSX } from "preact";
import { followLink } from "../core/router";

type LinkProps = JSX.IntrinsicElements["a"] & { href: string };

/** A link to another view of the page. */
export function Link(props: LinkProps) {
  return <a {...props} href={props.href} onClick={followLink} />;
}

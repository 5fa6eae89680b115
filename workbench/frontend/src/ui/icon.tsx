import { h } from "preact";

type Shapes = [tag: string, attributes: Record<string, string>][];

interface IconProps {
  /** What `import … from "lucide-static/icons/….svg"` gives. */
  shapes: Shapes;
  size?: number;
}

/** A drawing beside a text; it is never the only sign of anything, so screen readers leave it out. */
export function Icon({ shapes, size = 18 }: IconProps) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}

export type { Shapes };

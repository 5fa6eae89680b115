const ATTRIBUTES = ["d", "fill", "stroke"];

/**
 * Draw the QR code that the server sends as SVG.
 *
 * Trusted Types forbid putting markup into the page as a string, and an image from `data:` is not allowed
 * either; so the paths of the drawing are taken out of the text, with the attributes that a drawing needs.
 */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  // One unit of the paths is one square of the code; the scale only says how large it is meant to be shown.
  const scale = Number(/transform="scale\((\d+)\)"/.exec(svg)?.[1] ?? 1);
  const size = Number(/ width="(\d+)"/.exec(svg)?.[1]) / scale;
  const paths = [...svg.matchAll(/<path ([^>]*)>/g)].map(([, attributes = ""]) =>
    drawingAttributes(attributes),
  );
  if (!paths.length || !size) return null;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      {paths.map(path => (
        <path key={path.d} fill="none" {...path} />
      ))}
    </svg>
  );
}

function drawingAttributes(text: string): Record<string, string> {
  const all = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]);
  return Object.fromEntries(all.filter(([name = ""]) => ATTRIBUTES.includes(name)));
}

/**
 * Draw the QR code that the server sends as SVG.
 *
 * Trusted Types forbid putting markup into the page as a string, and an image from `data:` is not allowed
 * either; so the one path of the drawing is taken out of the text.
 */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const drawing = / d="([^"]+)"/.exec(svg)?.[1];
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? / width="(\d+)/.exec(svg)?.[1]);
  const transform = /<path[^>]* transform="([\w().,\s-]+)"/.exec(svg)?.[1];
  if (!drawing || !size) return null;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={drawing} transform={transform} stroke="#000" fill="none" />
    </svg>
  );
}

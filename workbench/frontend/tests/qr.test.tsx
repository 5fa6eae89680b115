import { render } from "preact";
import { expect, test } from "vitest";
import { QrCode } from "../src/account/qr";

// What segno writes: a light background, then every dark row as strokes, all of it enlarged.
const SVG =
  '<svg width="164" height="164"><g transform="scale(4)"><path fill="#fff" d="M0 0h41v41h-41z"/>' +
  '<path stroke="#000" class="qrline" onclick="alert(1)" d="M4 4.5h7m3 0h1"/></g></svg>';

function drawn(svg: string): string {
  const root = document.createElement("div");
  render(<QrCode svg={svg} label="QR code" />, root);
  return root.innerHTML;
}

test("the background fills the drawing, and the dark squares are on it", () => {
  const html = drawn(SVG);
  expect(html).toContain('viewBox="0 0 41 41"');
  expect(html).toContain('d="M0 0h41v41h-41z"');
  expect(html).toContain('d="M4 4.5h7m3 0h1"');
});

test("nothing but a drawing is taken over", () => {
  expect(drawn(SVG)).not.toContain("onclick");
  expect(drawn("<svg width='1'><script>1</script></svg>")).toBe("");
});

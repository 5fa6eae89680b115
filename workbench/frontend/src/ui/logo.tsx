/** The sign of the product, as in `static/sahienglish/icon.svg`. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" />
      <path d="M8 17l5.5 6L24 10" />
    </svg>
  );
}

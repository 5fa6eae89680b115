/**
 * Returns `text` as the server accepts it, with every offset unchanged.
 *
 * Half a surrogate pair and NUL are not valid in a request; each becomes U+FFFD, which has the same length.
 */
export function sendable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

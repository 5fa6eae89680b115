/** The placeholders of a template: `[Name]` and `{name}`, as `templates_app/placeholders.py` finds them. */
const PLACEHOLDER =
  /\[\s*([\p{L}\p{Nl}\p{No}][^[\]{}\n]{0,79})\](?!\()|\{\s*([\p{L}\p{Nl}\p{No}][^[\]{}\n]{0,79})\}/gu;

export interface Part {
  text: string;
  /** The placeholder that stands here, or `null` for the template's own words. */
  name: string | null;
  filled: boolean;
}

export function namesIn(content: string): string[] {
  return [...new Set([...content.matchAll(PLACEHOLDER)].map(nameOf))];
}

/** Cut a template into its own words and its placeholders, which show their values where they have one. */
export function fill(content: string, values: Record<string, string>): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of content.matchAll(PLACEHOLDER)) {
    const name = nameOf(match);
    const value = values[name];
    if (match.index > end) parts.push({ text: content.slice(end, match.index), name: null, filled: true });
    parts.push({ text: value || match[0], name, filled: Boolean(value) });
    end = match.index + match[0].length;
  }
  if (end < content.length) parts.push({ text: content.slice(end), name: null, filled: true });
  return parts;
}

export function textOf(parts: Part[]): string {
  return parts.map(part => part.text).join("");
}

function nameOf(match: RegExpMatchArray): string {
  return (match[1] ?? match[2] ?? "").trimEnd();
}

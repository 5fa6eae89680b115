import type { Finding } from "../marks/mark";
import { codePoints } from "../text/counts";
import { type Paragraph, paragraphs, SEPARATOR } from "../text/paragraphs";
import { sendable } from "../text/sendable";

/** Paragraphs that go to the server in one request. */
export interface Batch {
  readonly text: string;
  readonly paragraphs: readonly string[];
}

/** A part of the document, and everything that was found in it. */
export interface CheckedPart {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Finding[];
}

const REMEMBERED = 1_000;

/**
 * What is known about each paragraph, by its text.
 *
 * The text itself is the key, so only changed paragraphs are sent, an answer for an older text never
 * reaches a newer one, and a paragraph that comes back (undo, paste) is marked at once.
 */
export class Memory {
  readonly #known = new Map<string, readonly Finding[]>();

  /** Returns paragraphs of `text` to check next, that at `near` first; undefined if everything is known. */
  next(text: string, near: number, limit: number): Batch | undefined {
    const waiting: string[] = [];
    let room = limit;
    for (const paragraph of startingAt(near, paragraphs(sendable(text)))) {
      const size = codePoints(paragraph.text) + SEPARATOR.length;
      if (this.#known.has(paragraph.text) || waiting.includes(paragraph.text)) continue;
      if (size - SEPARATOR.length > limit) continue;
      if (size > room && waiting.length > 0) break;
      waiting.push(paragraph.text);
      room -= size;
    }
    return waiting.length > 0 ? { text: waiting.join(SEPARATOR), paragraphs: waiting } : undefined;
  }

  /** Tells whether `text` has a paragraph that is too long to be checked. */
  hasTooLong(text: string, limit: number): boolean {
    return text.length > limit && paragraphs(text).some(each => codePoints(each.text) > limit);
  }

  /** Keeps what was found in a batch; a finding across two paragraphs belongs to neither. */
  remember(batch: Batch, findings: readonly Finding[]): void {
    let from = 0;
    for (const text of batch.paragraphs) {
      const to = from + text.length;
      const inside = findings.filter(finding => finding.from >= from && finding.to <= to);
      this.#keep(text, shifted(inside, -from));
      from = to + SEPARATOR.length;
    }
  }

  /** Keeps what a model found in a whole text; the notices of the offline engine stay beside it. */
  learn(text: string, findings: readonly Finding[]): void {
    for (const { from, text: paragraph } of paragraphs(text)) {
      const to = from + paragraph.length;
      const inside = findings.filter(finding => finding.from >= from && finding.to <= to);
      const notices = this.#known.get(paragraph)?.filter(finding => finding.kind === "notice") ?? [];
      this.#keep(paragraph, [...shifted(inside, -from), ...notices]);
    }
  }

  /** Returns every part of `text` that is known. */
  known(text: string): CheckedPart[] {
    return paragraphs(sendable(text)).flatMap(({ from, text: paragraph }) => {
      const findings = this.#known.get(paragraph);
      return findings ? [{ from, to: from + paragraph.length, marks: shifted(findings, from) }] : [];
    });
  }

  #keep(paragraph: string, findings: readonly Finding[]): void {
    this.#known.delete(paragraph);
    this.#known.set(paragraph, findings);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }

  forget(): void {
    this.#known.clear();
  }
}

function shifted(findings: readonly Finding[], by: number): Finding[] {
  return findings.map(finding => ({ ...finding, from: finding.from + by, to: finding.to + by }));
}

function startingAt(near: number, all: readonly Paragraph[]): Paragraph[] {
  const first = all.findIndex(({ from, text }) => near <= from + text.length);
  return first > 0 ? [...all.slice(first), ...all.slice(0, first)] : [...all];
}

/**
 * Code points and UTF-16 units of one text.
 *
 * The server counts code points; JavaScript and CodeMirror count UTF-16 units. The text is read once.
 */
export class Offsets {
  /** Where each character outside the basic plane begins, in code points. */
  readonly #astral: number[] = [];

  constructor(text: string) {
    // Almost no English text has a surrogate; the engine finds that out much faster than a loop.
    if (!/[\uD800-\uDBFF]/.test(text)) return;
    let point = 0;
    for (const character of text) {
      if (character.length === 2) this.#astral.push(point);
      point += 1;
    }
  }

  /** Returns the UTF-16 offset of the code point at `point`. */
  toUnits(point: number): number {
    return point + this.#countBelow(index => this.#at(index) < point);
  }

  /** Returns the code point offset of the UTF-16 unit at `unit`. */
  toPoints(unit: number): number {
    // The character at `index` begins `index` units later than its code point offset says.
    return unit - this.#countBelow(index => this.#at(index) + index < unit);
  }

  #at(index: number): number {
    return this.#astral[index] ?? Number.POSITIVE_INFINITY;
  }

  #countBelow(isBelow: (index: number) => boolean): number {
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

import { Generations } from './Generations';

type Labels = Readonly<Record<string, string>>;

const NONE: Labels = Object.freeze({});

/** Gives equal label sets one copy in memory. */
export class LabelInterner {
  readonly #known = new Generations<number, Labels>();
  readonly #text: (text: string) => string;
  #last = NONE;

  /** @param text - gives equal texts one copy */
  constructor(text: (text: string) => string) {
    this.#text = text;
  }

  get(labels: Labels | undefined): Labels {
    // Lists are sorted: what belongs together comes together.
    if (this.#isSame(labels, this.#last)) {
      return this.#last;
    }
    const hash = this.#hashOf(labels);
    const known = this.#known.get(hash);
    if (known && this.#isSame(labels, known)) {
      this.#last = known;
      return known;
    }
    const copy = this.#copy(labels);
    if (!known) {
      this.#known.set(hash, copy);
    }
    this.#last = copy;
    return copy;
  }

  #isSame(labels: Labels | undefined, known: Labels): boolean {
    let count = 0;
    for (const name in labels) {
      if (labels[name] !== known[name]) {
        return false;
      }
      count += 1;
    }
    for (const _ in known) {
      count -= 1;
    }
    return count === 0;
  }

  /** Others may have the same: what is found is compared. */
  #hashOf(labels: Labels | undefined): number {
    let hash = 0;
    for (const name in labels) {
      hash = hashOn(hashOn(hash, name), labels[name]!);
    }
    return hash;
  }

  #copy(labels: Labels | undefined): Labels {
    const copy: Record<string, string> = {};
    for (const [name, value] of Object.entries(labels ?? NONE)) {
      copy[this.#text(name)] = this.#text(value);
    }
    return Object.freeze(copy);
  }
}

function hashOn(before: number, text: string): number {
  let hash = before ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}

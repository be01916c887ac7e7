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

  get(labels: Labels = NONE): Labels {
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

  #isSame(labels: Labels, known: Labels): boolean {
    const names = Object.keys(labels);
    return (
      names.every(name => labels[name] === known[name]) &&
      names.length === Object.keys(known).length
    );
  }

  /** Others may have the same: what is found is compared. */
  #hashOf(labels: Labels): number {
    let hash = 0;
    for (const name of Object.keys(labels)) {
      hash = hashOn(hashOn(hash, name), labels[name]!);
    }
    return hash;
  }

  #copy(labels: Labels): Labels {
    const copy: Record<string, string> = {};
    for (const [name, value] of Object.entries(labels)) {
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

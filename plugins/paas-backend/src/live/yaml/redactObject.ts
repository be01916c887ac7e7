import { isSecretKey } from './isSecretKey';
import { REDACTED, redactForms, redactText } from './redactText';

/** Below these, texts are written by people: files, commands, notes to programs. */
const FREE = new Set(['annotations', 'args', 'command', 'data', 'env']);
/** Below these, every key is somebody's own choice of a name. */
const NAMED = new Set(['annotations', 'data']);

class Walk {
  redacted = 0;

  map(object: object, isFree: boolean, isNamed = false): object {
    const pair = object as { name?: unknown; value?: unknown };
    const isPair =
      typeof pair.name === 'string' && typeof pair.value === 'string';
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => {
        const isSecret =
          (isNamed && isSecretKey(key)) ||
          (isPair && key === 'value' && isSecretKey(String(pair.name)));
        if (key === 'binaryData') {
          return [key, this.#blackenAll(value)];
        }
        return [
          key,
          isSecret && value !== ''
            ? this.#blacken()
            : this.#value(
                value,
                isFree || FREE.has(key) || isPair,
                NAMED.has(key),
              ),
        ];
      }),
    );
  }

  #value(value: unknown, isFree: boolean, isNamed: boolean): unknown {
    if (typeof value === 'string') {
      const result = isFree ? redactText(value) : redactForms(value);
      this.redacted += result.redacted;
      return result.text;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        isFree && isSecretFlag(value[index - 1]) && typeof item === 'string'
          ? this.#blacken()
          : this.#value(item, isFree, false),
      );
    }
    return typeof value === 'object' && value !== null
      ? this.map(value, isFree, isNamed)
      : value;
  }

  #blackenAll(entries: unknown): object {
    return Object.fromEntries(
      Object.keys(Object(entries)).map(key => [key, this.#blacken()]),
    );
  }

  #blacken(): string {
    this.redacted += 1;
    return REDACTED;
  }
}

/**
 * A copy of an object of a cluster without secrets, and how many were taken out.
 *
 * @remarks
 * What is a secret cannot be known, only guessed: by its name (environment
 * variables, headers, annotations, entries and lines of a ConfigMap, flags of a
 * command) and by its form (keys and certificates, passwords in addresses). Binary
 * content cannot even be guessed at.
 */
export function redactObject(object: object): {
  object: object;
  redacted: number;
} {
  const walk = new Walk();
  return { object: walk.map(object, false), redacted: walk.redacted };
}

function isSecretFlag(text: unknown): boolean {
  return (
    typeof text === 'string' && /^--?[\w.-]+$/.test(text) && isSecretKey(text)
  );
}

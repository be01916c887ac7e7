/** One requirement on labels; all of a selector's must hold. */
export interface LabelRequirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Empty for the last two. */
  values: readonly string[];
}

const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const KEY = `(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const patterns = {
  set: new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`),
  equal: new RegExp(`^(${KEY})\\s*(==?|!=)\\s*(${VALUE})$`),
  exists: new RegExp(`^(!?)\\s*(${KEY})$`),
  value: new RegExp(`^${VALUE}$`),
};

/**
 * Reads a label selector as kubectl takes it: `app=web,tier in (a, b),!old`.
 * Source of the grammar: Kubernetes documentation, "Labels and Selectors".
 *
 * @throws TypeError that names the part which is none
 */
export function parseLabelSelector(text: string): LabelRequirement[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .map(part => {
      const requirement = parseRequirement(part);
      if (!requirement) {
        throw new TypeError(
          `'${part}' is no label requirement; expected key=value, key!=value, key in (a, b), key notin (a, b), key or !key`,
        );
      }
      return requirement;
    });
}

/** The requirements that these labels, and no other value of them, fulfil. */
export function requirementsOf(
  labels: Readonly<Record<string, string>>,
): LabelRequirement[] {
  return Object.entries(labels).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
}

/** Whether labels fulfil all requirements. */
export function matchesLabels(
  labels: Readonly<Record<string, string>>,
  requirements: readonly LabelRequirement[],
): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}

function parseRequirement(part: string): LabelRequirement | undefined {
  const set = patterns.set.exec(part);
  if (set) {
    const values = set[3]!.split(',').map(value => value.trim());
    return values.every(value => patterns.value.test(value))
      ? { key: set[1]!, operator: set[2] === 'in' ? 'In' : 'NotIn', values }
      : undefined;
  }
  const equal = patterns.equal.exec(part);
  if (equal) {
    const operator = equal[2] === '!=' ? 'NotIn' : 'In';
    return { key: equal[1]!, operator, values: [equal[3]!] };
  }
  const exists = patterns.exists.exec(part);
  return exists
    ? {
        key: exists[2]!,
        operator: exists[1] ? 'DoesNotExist' : 'Exists',
        values: [],
      }
    : undefined;
}

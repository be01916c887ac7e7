import type { PodCause } from './PodRule';

const KINDS: Record<string, { code: PodCause['code']; kind: string }> = {
  configmap: { code: 'missing-configmap', kind: 'ConfigMap' },
  secret: { code: 'missing-secret', kind: 'Secret' },
};

const WHOLE = /\b(configmap|secret)s? "([^"]+)" not found/i;
const KEY = /couldn't find key (\S+) in (ConfigMap|Secret) \S*?\/?([^/\s]+)$/i;

/** A ConfigMap or Secret, or a key of one, that a node's message says is not there. */
export function missingReference(message: string): PodCause | undefined {
  const whole = WHOLE.exec(message);
  const key = KEY.exec(message.trim());
  const [word, name] = whole ? whole.slice(1) : key?.slice(2) ?? [];
  const known = word !== undefined && KINDS[word.toLowerCase()];
  if (!known || name === undefined) {
    return undefined;
  }
  return {
    code: known.code,
    severity: 'failure',
    same: { name, ...(!whole && key && { key: key[1]! }) },
    object: { kind: known.kind, name },
  };
}

const INSIDE = /passw(?:or)?d|passphrase|secret|token|credential/;
const WORD = /^(?:pwd|auth.*|.*(?:auth|key|pass))$/;
/** It begins like a secret and is none. */
const HARMLESS = /^authors?$/;

/** Whether what bears this name is likely a secret: `DB_PASSWORD`, `apiKey`, `basic.auth`. */
export function isSecretKey(key: string): boolean {
  if (INSIDE.test(key.toLowerCase())) {
    return true;
  }
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some(word => WORD.test(word) && !HARMLESS.test(word));
}

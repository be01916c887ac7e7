/**
 * A key under which one change is accepted once. `crypto.randomUUID` would be
 * missing where the portal is reached over plain HTTP.
 */
export function createIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

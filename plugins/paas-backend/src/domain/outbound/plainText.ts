const MAX_LENGTH = 200;

/**
 * A name without anything that a chat would take for markup or for a new line:
 * none of them agree on how that is escaped.
 */
export function plainText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- those are what is left out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
      .replace(/[<>[\]()*`|~#&\\]/g, '')
      .slice(0, MAX_LENGTH)
  );
}

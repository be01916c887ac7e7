/** `nginx:1.29` of `registry.corp/team/nginx:1.29`; a digest by its beginning. */
export function shortImage(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.replace(/@sha256:([0-9a-f]{12})[0-9a-f]*$/, '@$1');
}

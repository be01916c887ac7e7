/** `1.28.0` of `registry.corp:5000/team/web:1.28.0@sha256:…`; a digest by its beginning where there is no tag. */
export function imageTag(image: string): string {
  const [name = '', digest] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  if (colon !== -1) {
    return last.slice(colon + 1);
  }
  return digest === undefined
    ? 'latest'
    : digest.slice(0, 'sha256:'.length + 12);
}

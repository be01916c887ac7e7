/** The name in an entity ref, which is what people call it: `group:default/team-a` is `team-a`. */
export function refName(ref: string | undefined): string {
  return ref?.split(/[:/]/).at(-1) ?? '';
}

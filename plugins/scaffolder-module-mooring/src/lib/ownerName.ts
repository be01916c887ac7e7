/** The name part of an owner's entity ref: `team-a` of `group:default/team-a`. */
export function ownerName(ownerRef: string): string {
  return ownerRef.slice(ownerRef.lastIndexOf('/') + 1);
}

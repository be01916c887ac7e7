/**
 * The configured zone that a name lies in: the longest that it ends with.
 *
 * @returns undefined if there is none, or if the name is the zone itself, whose
 * records belong to whoever runs the zone.
 */
export function zoneOf(
  zones: Iterable<string>,
  name: string,
): string | undefined {
  let best: string | undefined;
  for (const zone of zones) {
    const within = name === zone || name.endsWith(`.${zone}`);
    if (within && zone.length > (best?.length ?? 0)) {
      best = zone;
    }
  }
  return best === name ? undefined : best;
}

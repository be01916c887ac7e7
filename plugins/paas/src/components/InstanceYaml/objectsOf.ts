import type { InstanceInside } from '@mooring/backstage-plugin-paas-common';

/** An object that can be shown. */
export interface ShownObject {
  /** `Deployment/web`, as it stands in the URL. */
  id: string;
  kind: string;
  name: string;
}

/**
 * What can be shown: the objects of an instance, then its pods.
 *
 * @param wanted - as it stands in the URL; offered even when it is gone
 */
export function objectsOf(
  inside: InstanceInside,
  wanted: string | undefined,
): ShownObject[] {
  const known = [
    ...inside.objects,
    ...inside.pods.map(({ name }) => ({ kind: 'Pod', name })),
  ].map(({ kind, name }) => ({ id: `${kind}/${name}`, kind, name }));
  const objects = [...new Map(known.map(item => [item.id, item])).values()];
  const [kind, name] = wanted?.split('/') ?? [];
  return kind && name && !objects.some(({ id }) => id === wanted)
    ? [...objects, { id: `${kind}/${name}`, kind, name }]
    : objects;
}

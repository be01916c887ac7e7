import type {
  MemberChange,
  ProjectChange,
} from '@mooring/backstage-plugin-paas-common';
import type { ChosenInstance } from './selection';

/** The same change of all that is chosen, as one. */
export function projectChange(
  projectRef: string,
  changes: MemberChange[],
): ProjectChange | undefined {
  return changes.length === 0
    ? undefined
    : { kind: 'project', projectRef, changes };
}

/** Restarts, stops or starts of what is chosen. */
export function runChanges(
  kind: 'restart' | 'stop' | 'start',
  chosen: readonly ChosenInstance[],
): MemberChange[] {
  return chosen.map(({ service, instance }) => ({
    kind,
    serviceId: service.id,
    environment: instance.environment,
  }));
}

/** The end of what is chosen, each service once. */
export function deleteChanges(
  chosen: readonly ChosenInstance[],
): MemberChange[] {
  const environments = new Map<string, string[]>();
  for (const { service, instance } of chosen) {
    environments.set(service.id, [
      ...(environments.get(service.id) ?? []),
      instance.environment,
    ]);
  }
  return [...environments].map(([serviceId, names]) => ({
    kind: 'delete',
    serviceId,
    environments: names,
  }));
}

/** Deploys of those whose tag is another one than now. */
export function deployChanges(
  chosen: readonly ChosenInstance[],
  tagOf: (instanceId: string) => string | undefined,
): MemberChange[] {
  return chosen.flatMap(({ service, instance }) => {
    const image = tagOf(instance.id)?.trim();
    return image === undefined || image === '' || image === instance.version
      ? []
      : [
          {
            kind: 'deploy' as const,
            serviceId: service.id,
            environment: instance.environment,
            image,
          },
        ];
  });
}

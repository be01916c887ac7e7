import type {
  Change,
  InstancePlace,
} from '@mooring/backstage-plugin-paas-common';

/** The instances that a change is about, as far as they are there already. */
export function placesOf(change: Change | undefined): InstancePlace[] {
  if (!change || !('serviceId' in change)) {
    return [];
  }
  const { serviceId } = change;
  return 'environments' in change
    ? change.environments.map(environment => ({ serviceId, environment }))
    : [{ serviceId, environment: change.environment }];
}

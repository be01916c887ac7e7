import type { InstanceView } from '@mooring/backstage-plugin-paas-common';

/** What an instance is called in the URL: its environment, where that says which. */
export function instanceKey(instance: InstanceView): string {
  return instance.managed ? instance.environment ?? instance.id : instance.id;
}

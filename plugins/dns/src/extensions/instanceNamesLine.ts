import { InstanceCardLineBlueprint } from '@mooring/react';
import { InstanceNames } from '../components/InstanceNames';

export const instanceNamesLine = InstanceCardLineBlueprint.make({
  name: 'names',
  params: { component: InstanceNames },
});

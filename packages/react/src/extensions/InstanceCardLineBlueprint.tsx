import {
  ExtensionBoundary,
  createExtensionBlueprint,
  createExtensionDataRef,
} from '@backstage/frontend-plugin-api';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import type { ComponentType } from 'react';

/** What a line on an instance card is given. */
export interface InstanceCardLineProps {
  instance: InstanceView;
}

const componentDataRef = createExtensionDataRef<
  ComponentType<InstanceCardLineProps>
>().with({ id: 'mooring.instance-card-line.component' });

/**
 * Adds a line to the card of every instance on a service's Runtime tab.
 *
 * @remarks
 * A component that has nothing to say about an instance returns `null`. It runs
 * within its own plugin's boundary: an error in it leaves the card standing.
 */
export const InstanceCardLineBlueprint = createExtensionBlueprint({
  kind: 'instance-card-line',
  attachTo: { id: 'entity-content:paas/runtime', input: 'cardLines' },
  output: [componentDataRef],
  dataRefs: { component: componentDataRef },
  *factory(
    params: { component: ComponentType<InstanceCardLineProps> },
    { node },
  ) {
    const Line = params.component;
    yield componentDataRef(props => (
      <ExtensionBoundary node={node}>
        <Line {...props} />
      </ExtensionBoundary>
    ));
  },
});

import type { ProjectView } from '@mooring/backstage-plugin-paas-common';
import { instancesOf } from './selection';

/** Environments of which the caller may mark what is live as good. */
export function markableEnvironments(view: ProjectView): string[] {
  return view.environments.filter(environment =>
    instancesOf(view)
      .filter(({ instance }) => instance.environment === environment)
      .every(({ instance }) => instance.may.deploy),
  );
}

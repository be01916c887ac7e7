import { ConflictError } from '@backstage/errors';
import {
  formatObjectRef,
  instanceSelector,
  objectRefOf,
  parseInstanceRef,
  projectName,
  say,
} from '@mooring/common';
import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';
import type { StepContext } from '@mooring/backstage-plugin-paas-node';

/** The labels that select the objects of the instance that a step works for. */
export function selectorOf({
  instanceRef,
}: StepContext): Record<string, string> {
  const key = parseInstanceRef(instanceRef);
  if (!key) {
    throw new TypeError(`'${instanceRef}' is no instance`);
  }
  return instanceSelector({
    project: projectName(key.projectRef),
    service: key.service,
    environment: key.environment,
  });
}

/** Whether the object carries the labels of the instance that a step works for. */
export function isOurs(object: ClusterObject, context: StepContext): boolean {
  return Object.entries(selectorOf(context)).every(
    ([label, value]) => object.metadata.labels?.[label] === value,
  );
}

/** Throws unless {@link isOurs}. */
export function assertOurs(
  cluster: string,
  object: ClusterObject,
  context: StepContext,
): void {
  if (!isOurs(object, context)) {
    throw new ConflictError(
      say('apply.foreign', {
        object: formatObjectRef(objectRefOf(object)),
        cluster,
        instance: context.instanceRef,
      }),
    );
  }
}

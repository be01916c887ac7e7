import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import { say, type Manifest } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { lookAt } from '../lookAt';
import { referencesOf, type Reference } from '../pods/references';
import { workloadsOf } from '../pods/workloadsOf';
import type { Check, CheckResult } from '../types';

/** Where values stand in ConfigMaps and Secrets, and in Secrets of releases. */
const VALUES = ['data', 'binaryData', 'stringData', 'sealedData'];

/** Whether everything is there that pods read when they start. */
export function keysCheck(options: {
  writer: Pick<ClusterWriter, 'get'>;
}): Check {
  return lookAt('keys', say('looked.keys'), async ({ target, signal }) => {
    const content = target.to?.content;
    if (!content?.running) {
      return [];
    }
    const outside = workloadsOf(content).flatMap(workload =>
      referencesOf(workload.spec.template)
        .filter(reference => !isWithin(content, reference))
        .map(reference => ({ workload, reference })),
    );
    const results = await Promise.all(
      outside.map(async ({ workload, reference }) => {
        const { kind, name } = reference;
        const found = await options.writer.get(
          content.cluster,
          { apiVersion: 'v1', kind, namespace: content.namespace, name },
          { signal },
        );
        const reader = `${workload.kind} ${workload.name}`;
        return missingOf(found, reference, content, reader);
      }),
    );
    const problems = results.flat();
    return problems.length === 0 && outside.length > 0
      ? [{ code: 'keys', status: 'ok', message: foundOf(outside) }]
      : problems;
  });
}

function isWithin(content: ReleaseContent, reference: Reference): boolean {
  const object = content.objects.find(
    ({ kind, metadata }) =>
      kind === reference.kind && metadata.name === reference.name,
  );
  return object !== undefined && hasKey(object, reference);
}

function hasKey(object: Manifest, { key }: Reference): boolean {
  return (
    key === undefined ||
    VALUES.some(field => Object.hasOwn(Object(object[field]), key))
  );
}

function missingOf(
  found: Manifest | undefined,
  reference: Reference,
  { namespace }: ReleaseContent,
  reader: string,
): CheckResult[] {
  const { kind, name, key } = reference;
  const object = `${kind} ${namespace}/${name}`;
  if (!found) {
    return [problem(say('keys.missing', { object, reader }))];
  }
  return hasKey(found, reference)
    ? []
    : [problem(say('keys.noKey', { object, key: key!, reader }))];
}

function foundOf(outside: { reference: Reference }[]): string {
  const names = outside.map(
    ({ reference: { kind, name } }) => `${kind} ${name}`,
  );
  const [object, ...others] = new Set(names);
  return others.length === 0
    ? say('keys.thereOne', { object: object! })
    : say('keys.thereMany', { objects: [object, ...others].join(', ') });
}

function problem(message: string): CheckResult {
  return { code: 'keys', status: 'problem', message };
}

import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { Manifest } from '@mooring/common';
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
  return lookAt(
    'keys',
    'What pods read when they start',
    async ({ target, signal }) => {
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
          const missing = missingOf(found, reference, content);
          return missing === undefined
            ? []
            : [
                problem(
                  `${missing}; ${workload.kind} ${workload.name} reads it`,
                ),
              ];
        }),
      );
      const problems = results.flat();
      return problems.length === 0 && outside.length > 0
        ? [{ code: 'keys', status: 'ok', message: foundOf(outside) }]
        : problems;
    },
  );
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

/** What is missing, in words; undefined if nothing is. */
function missingOf(
  found: Manifest | undefined,
  reference: Reference,
  { namespace }: ReleaseContent,
): string | undefined {
  const { kind, name, key } = reference;
  if (!found) {
    return `${kind} ${namespace}/${name} is not there`;
  }
  return hasKey(found, reference)
    ? undefined
    : `${kind} ${namespace}/${name} has no '${key}'`;
}

function foundOf(outside: { reference: Reference }[]): string {
  const names = outside.map(
    ({ reference: { kind, name } }) => `${kind} ${name}`,
  );
  return `${[...new Set(names)].join(', ')} of others, which pods read, ${
    new Set(names).size === 1 ? 'is' : 'are'
  } there`;
}

function problem(message: string): CheckResult {
  return { code: 'keys', status: 'problem', message };
}

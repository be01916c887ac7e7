import { ConflictError } from '@backstage/errors';
import { ANNOTATION_PROJECT, type Manifest, say } from '@mooring/common';
import type {
  ClusterObject,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  StepContext,
  StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import type { KubernetesApplyInput } from './inputs';
import { isLeaving } from './isLeaving';
import { translateClusterErrors } from './translateClusterErrors';
import { untilUnchanged } from './untilUnchanged';

/** Namespaces of the cluster itself. */
const RESERVED = /^(default|kube-.*)$/;

type NamespaceInput = Pick<
  KubernetesApplyInput,
  'cluster' | 'namespace' | 'projectRef'
>;

/** A project's namespace as it is created: pods in it run restricted. */
function namespaceManifest(input: NamespaceInput): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: input.namespace,
      labels: {
        'app.kubernetes.io/managed-by': 'mooring',
        'pod-security.kubernetes.io/enforce': 'restricted',
      },
      annotations: { [ANNOTATION_PROJECT]: input.projectRef },
    },
  };
}

/** Reads the namespace and throws if it is not the project's. */
export async function readNamespace(
  writer: ClusterWriter,
  input: NamespaceInput,
  { signal }: StepContext,
): Promise<ClusterObject | undefined> {
  const { cluster, namespace, projectRef } = input;
  if (RESERVED.test(namespace)) {
    throw new ConflictError(say('apply.reserved', { namespace }));
  }
  const live = await writer.get(
    cluster,
    { apiVersion: 'v1', kind: 'Namespace', name: namespace },
    { signal },
  );
  const owner = live?.metadata.annotations?.[ANNOTATION_PROJECT];
  if (live && owner !== projectRef) {
    throw new ConflictError(
      say(owner === undefined ? 'apply.noProject' : 'apply.otherProject', {
        namespace,
        cluster,
        owner: owner ?? '',
        project: projectRef,
        annotation: `${ANNOTATION_PROJECT}: ${projectRef}`,
      }),
    );
  }
  return live;
}

/** Creates the project's namespace where it does not exist. */
export async function ensureNamespace(
  writer: ClusterWriter,
  input: NamespaceInput,
  context: StepRunContext,
): Promise<'created' | 'present' | 'leaving'> {
  return translateClusterErrors(`Namespace ${input.namespace}`, () =>
    untilUnchanged(async () => {
      const live = await readNamespace(writer, input, context);
      if (live) {
        return isLeaving(live) ? 'leaving' : 'present';
      }
      await context.guard();
      await writer.create(input.cluster, namespaceManifest(input), {
        signal: context.signal,
      });
      context.log(`Created Namespace ${input.namespace}`);
      return 'created';
    }),
  );
}

import type {
  V1Container,
  V1PodSpec,
  V1ResourceRequirements,
} from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { parseBytes, parseCpu } from './parseQuantity';
import type { Raw } from './Raw';
import { referencesOf } from './references';
import type { ContainerTemplate, PodTemplate, ResourceAmounts } from './types';

type Spec = Raw<V1PodSpec>;
type Container = Raw<V1Container>;

const PROBES = ['startup', 'readiness', 'liveness'] as const;
/** Of the few that there can be, each once. */
const probeSets = new Map<string, ContainerTemplate['probes']>();

/** What a pod specification consists of and refers to. */
export function podTemplate(
  spec: Spec | undefined,
  interner: Interner,
): PodTemplate {
  const { configMaps, secrets, claims } = referencesOf(spec);
  const references = `${configMaps}\n${secrets}\n${claims}`;
  return interner.template(keyOf(spec) + references, () => ({
    containers: (spec?.initContainers ?? [])
      .map(container =>
        containerTemplate(container, !isSidecar(container), interner),
      )
      .concat(
        (spec?.containers ?? []).map(container =>
          containerTemplate(container, false, interner),
        ),
      ),
    configMaps,
    secrets,
    claims,
  }));
}

/** An init container that goes on running beside the others. */
export function isSidecar(container: { restartPolicy?: string }): boolean {
  return container.restartPolicy === 'Always';
}

/** Equal only for specifications whose containers are: cheaper than making a template to find out. */
function keyOf(spec: Spec | undefined): string {
  let key = '';
  for (const container of spec?.initContainers ?? []) {
    key += keyOfContainer(container);
  }
  key += '\n';
  for (const container of spec?.containers ?? []) {
    key += keyOfContainer(container);
  }
  return key;
}

function keyOfContainer(container: Container): string {
  const { name, image, resources, restartPolicy } = container;
  const { requests, limits } = resources ?? {};
  return `${name} ${image} ${restartPolicy} ${requests?.cpu} ${
    requests?.memory
  } ${limits?.cpu} ${limits?.memory} ${probesOf(container)}\n`;
}

function containerTemplate(
  container: Container,
  init: boolean,
  interner: Interner,
): ContainerTemplate {
  const { name, image, resources } = container;
  return {
    name: interner.text(name),
    image: interner.text(image ?? ''),
    init,
    requests: amounts(resources?.requests),
    limits: amounts(resources?.limits),
    probes: probesOf(container),
  };
}

function probesOf(container: Container): ContainerTemplate['probes'] {
  const probes = PROBES.filter(probe => container[`${probe}Probe`]);
  const key = probes.join();
  const known = probeSets.get(key);
  if (!known) {
    probeSets.set(key, probes);
  }
  return known ?? probes;
}

function amounts(
  resources: V1ResourceRequirements['requests'],
): ResourceAmounts {
  return {
    cpu: parseCpu(resources?.cpu),
    memory: parseBytes(resources?.memory),
  };
}

import { canonicalJson } from '@mooring/common';
import type {
  ContentChange,
  Image,
  Network,
  ReleaseContent,
  ReleasePart,
  Scaling,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import { OVERLAID_PARTS, takePart } from './takePart';

/** Stands for a secret value that is there. */
const HIDDEN = '•••';
/** Enough of a digest to tell two apart by eye. */
const SHOWN_DIGEST = 'sha256:'.length + 12;

type Ends = { before: string | undefined; after: string | undefined };

/**
 * What differs between two releases of an instance, by part, as a person would
 * say it.
 *
 * @param from - undefined: there was nothing
 * @param to - undefined: there is nothing any more
 */
export function contentChanges(
  from: ReleaseContent | undefined,
  to: ReleaseContent | undefined,
): ContentChange[] {
  return [
    ...versionChanges(from, to),
    ...entries('configuration', from?.config, to?.config),
    ...entries('credentials', from?.secrets, to?.secrets).map(hide),
    ...entries('names', namesOf(from), namesOf(to)),
    ...entries('capacity', capacityOf(from), capacityOf(to)),
    ...entries('network', networkOf(from), networkOf(to)),
    ...entries('run', runOf(from), runOf(to)),
  ];
}

/** The parts that differ, in the order in which pages show them. */
export function changedParts(
  from: ReleaseContent | undefined,
  to: ReleaseContent | undefined,
): ReleasePart[] {
  return [...new Set(contentChanges(from, to).map(({ part }) => part))];
}

function versionChanges(
  from: ReleaseContent | undefined,
  to: ReleaseContent | undefined,
): ContentChange[] {
  const image = from?.image.digest !== to?.image.digest;
  const changes = [
    ...(image || from?.image.repository !== to?.image.repository
      ? change('version', 'image', imageEnds(from?.image, to?.image))
      : []),
    ...entries('version', valuesOf(from), valuesOf(to)),
  ];
  if (changes.length > 0 || !from || !to) {
    return changes;
  }
  // A newer blueprint renders the same values to other objects.
  const restored = OVERLAID_PARTS.reduce(
    (content, part) => takePart(content, from, part),
    to,
  );
  return canonicalJson(restored.objects) === canonicalJson(from.objects)
    ? []
    : [{ part: 'version', field: 'template' }];
}

function imageEnds(before: Image | undefined, after: Image | undefined): Ends {
  const sameRepository = before?.repository === after?.repository;
  const sameTag = before?.tag === after?.tag;
  const words = (image: Image | undefined) => {
    if (!image) {
      return undefined;
    }
    const name =
      sameRepository && before && after
        ? image.tag
        : `${image.repository}:${image.tag}`;
    return sameTag && sameRepository
      ? `${name} (${image.digest.slice(0, SHOWN_DIGEST)}…)`
      : name;
  };
  return { before: words(before), after: words(after) };
}

function valuesOf(content: ReleaseContent | undefined) {
  return (
    content &&
    Object.fromEntries(
      Object.entries(content.values).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : canonicalJson(value),
      ]),
    )
  );
}

function namesOf(content: ReleaseContent | undefined) {
  return (
    content &&
    Object.fromEntries(
      content.names.map(({ name, type, value, ttl }) => [
        name,
        `${type} ${value} (${ttl} s)`,
      ]),
    )
  );
}

function capacityOf(content: ReleaseContent | undefined) {
  return content && { ...sizeOf(content.size), ...scalingOf(content.scaling) };
}

function sizeOf(size: Size | undefined): Record<string, string> {
  if (!size) {
    return {};
  }
  const { requests, limits } = size.resources;
  return {
    size: size.name,
    cpu: [requests.cpu, ...(limits.cpu ? [limits.cpu] : [])].join(' – '),
    memory: [...new Set([requests.memory, limits.memory])].join(' – '),
  };
}

function scalingOf(scaling: Scaling): Record<string, string> {
  return scaling.mode === 'fixed'
    ? { replicas: String(scaling.replicas) }
    : {
        autoscaler: `${scaling.min} – ${scaling.max}, CPU ${scaling.cpuPercent} %`,
      };
}

function networkOf(content: ReleaseContent | undefined) {
  return content && { access: accessOf(content.network) };
}

function accessOf(network: Network): string {
  return network.access === 'open'
    ? 'open'
    : ['restricted', ...network.projects].join(', ');
}

function runOf(content: ReleaseContent | undefined) {
  return (
    content && {
      running: content.running ? 'running' : 'stopped',
      ...(content.restartToken !== undefined && {
        restart: content.restartToken,
      }),
    }
  );
}

function entries(
  part: ReleasePart,
  before: Record<string, string> | undefined,
  after: Record<string, string> | undefined,
): ContentChange[] {
  const old = new Map(Object.entries(before ?? {}));
  const next = new Map(Object.entries(after ?? {}));
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter(field => old.get(field) !== next.get(field))
    .flatMap(field =>
      change(part, field, { before: old.get(field), after: next.get(field) }),
    );
}

function change(
  part: ReleasePart,
  field: string,
  { before, after }: Ends,
): ContentChange[] {
  return [
    {
      part,
      field,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

function hide({ before, after, ...rest }: ContentChange): ContentChange {
  return {
    ...rest,
    ...(before !== undefined && { before: HIDDEN }),
    ...(after !== undefined && { after: HIDDEN }),
    secret: true,
  };
}

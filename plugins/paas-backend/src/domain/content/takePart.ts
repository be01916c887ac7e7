import type {
  ReleaseContent,
  ReleasePart,
} from '@mooring/backstage-plugin-paas-common';
import { replaceObjects } from './objects';
import { setRestart } from './setRestart';
import { setScaling } from './setScaling';
import { setSize } from './setSize';
import { setVariables } from './setVariables';

/** All parts but the version, which the others are set on. */
export const OVERLAID_PARTS = [
  'configuration',
  'credentials',
  'names',
  'capacity',
  'network',
  'run',
] as const satisfies ReleasePart[];

type OverlaidPart = (typeof OVERLAID_PARTS)[number];

/**
 * The content with one part as it is in another release of the same instance.
 * Taking a part from itself changes nothing.
 */
export function takePart(
  content: ReleaseContent,
  source: ReleaseContent,
  part: OverlaidPart,
): ReleaseContent {
  switch (part) {
    case 'configuration':
      return setVariables(content, source.config, content.secrets);
    case 'credentials':
      return setVariables(content, content.config, source.secrets);
    case 'names':
      return takeObjects(
        { ...content, names: source.names },
        source,
        'Ingress',
      );
    case 'capacity':
      return setScaling(
        setSize(content, source.size),
        source.scaling,
        content.running,
      );
    case 'network':
      return takeObjects(
        { ...content, network: source.network },
        source,
        'NetworkPolicy',
      );
    default:
      return setRestart(
        setScaling(content, content.scaling, source.running),
        source.restartToken,
      );
  }
}

/**
 * The content with some parts as they are in another release of the same
 * instance, the others as they are.
 */
export function takeParts(
  content: ReleaseContent,
  source: ReleaseContent,
  parts: readonly ReleasePart[],
): ReleaseContent {
  const base = parts.includes('version') ? source : content;
  return OVERLAID_PARTS.reduce(
    (result, part) =>
      takePart(result, parts.includes(part) ? source : content, part),
    base,
  );
}

function takeObjects(
  content: ReleaseContent,
  source: ReleaseContent,
  kind: string,
): ReleaseContent {
  return replaceObjects(
    content,
    object => object.kind === kind,
    source.objects.filter(object => object.kind === kind),
  );
}

import { say } from '@mooring/common';
import type { ClusterReader } from '@mooring/backstage-plugin-clusters-node';
import type { Image } from '@mooring/backstage-plugin-paas-common';
import type { ImageRegistries } from '../../registry/types';
import { lookAt } from '../lookAt';
import type { Check, CheckResult } from '../types';

/** Kinds that bring an image which may have been looked up long ago. */
const BRINGING = new Set(['create', 'rollback', 'resume', 'start']);

/** Whether the image is still there, and whether the nodes can run it. */
export function imageCheck(options: {
  registries: ImageRegistries;
  reader: Pick<ClusterReader, 'nodes'>;
}): Check {
  return lookAt(
    'image',
    say('looked.image'),
    async ({ planned, target, signal }) => {
      const { from, to } = target;
      const isNew = from?.content.image.digest !== to?.content.image.digest;
      if (!to?.content.running || !(isNew || BRINGING.has(planned.kind))) {
        return [];
      }
      const { image, cluster } = to.content;
      const name = `${image.repository}:${image.tag}`;
      if (!options.registries.knows(image.repository)) {
        const message = say('image.registry', { image: name });
        return [{ code: 'image', status: 'unknown', message }];
      }
      const found = await options.registries.resolve(
        image.repository,
        image.digest,
        { signal },
      );
      if (!found) {
        return [{ code: 'image', status: 'problem', message: goneOf(image) }];
      }
      const architectures = options.reader
        .nodes(cluster)
        .filter(({ ready, unschedulable }) => ready && !unschedulable)
        .map(({ architecture }) => architecture);
      return [
        {
          code: 'image',
          status: 'ok',
          message: say('image.there', { image: name }),
        },
        {
          code: 'platform',
          ...judgePlatforms(name, found.platforms, architectures),
        },
      ];
    },
  );
}

function goneOf({ repository, tag, digest }: Image): string {
  return say('image.gone', {
    image: `${repository}:${tag}`,
    digest: digest.slice(0, 19),
  });
}

function judgePlatforms(
  name: string,
  platforms: readonly string[],
  architectures: readonly string[],
): Pick<CheckResult, 'status' | 'message'> {
  const runs = (architecture: string) =>
    platforms.some(platform =>
      `${platform}/`.startsWith(`linux/${architecture}/`),
    );
  if (platforms.length === 0 || architectures.length === 0) {
    const message =
      platforms.length === 0
        ? say('platform.unsaid', { image: name })
        : say('platform.noNode');
    return { status: 'unknown', message };
  }
  const able = unique(architectures.filter(runs));
  const unable = architectures.filter(architecture => !runs(architecture));
  const built = platforms
    .map(platform => platform.replace('linux/', ''))
    .join(', ');
  if (able.length === 0) {
    const message = say('platform.none', {
      image: name,
      names: built,
      objects: unique(unable).join(', '),
    });
    return { status: 'problem', message };
  }
  return unable.length > 0
    ? {
        status: 'warning',
        message: say('platform.some', {
          image: name,
          names: built,
          unable: unable.length,
          all: architectures.length,
          objects: unique(unable).join(', '),
        }),
      }
    : {
        status: 'ok',
        message: say('platform.ok', { image: name, names: able.join(', ') }),
      };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

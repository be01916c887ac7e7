import { ANNOTATION_RESTART } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { mapWorkloads } from './objects';

/** Another token makes another set of pods. */
export function setRestart(
  content: ReleaseContent,
  restartToken: string | undefined,
): ReleaseContent {
  const { restartToken: _, ...rest } = content;
  const next = restartToken === undefined ? rest : { ...rest, restartToken };
  return mapWorkloads(next, spec => {
    const { metadata: { annotations: before = {}, ...metadata } = {} } =
      spec.template;
    const { [ANNOTATION_RESTART]: _old, ...others } = before;
    const annotations =
      restartToken === undefined
        ? others
        : { ...others, [ANNOTATION_RESTART]: restartToken };
    return {
      ...spec,
      template: {
        ...spec.template,
        metadata: {
          ...metadata,
          ...(Object.keys(annotations).length > 0 && { annotations }),
        },
      },
    };
  });
}

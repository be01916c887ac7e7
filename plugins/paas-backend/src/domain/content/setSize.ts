import type {
  ReleaseContent,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import { mapMainContainers } from './objects';

/** How large one replica is; undefined leaves the blueprint's own resources. */
export function setSize(
  content: ReleaseContent,
  size: Size | undefined,
): ReleaseContent {
  const { size: _, ...rest } = content;
  return size
    ? mapMainContainers({ ...rest, size }, container => ({
        ...container,
        resources: size.resources,
      }))
    : rest;
}

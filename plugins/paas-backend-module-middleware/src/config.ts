import type { Config } from '@backstage/config';
import { parseWith } from '@mooring/node';
import { imageSchema, type Image } from '@mooring/backstage-plugin-paas-common';

/** The image that the configuration names for a blueprint, if it names one. */
export function readImage(
  config: Config,
  blueprint: string,
): Image | undefined {
  const key = `mooring.blueprints.${blueprint}.image`;
  return config.has(key)
    ? parseWith(imageSchema, config.get(key), key)
    : undefined;
}

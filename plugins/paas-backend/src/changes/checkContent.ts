import { InputError } from '@backstage/errors';
import { canonicalJson, say } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';

const MAX_BYTES = 1024 * 1024;

/** @throws InputError for content that is larger than a release may be */
export function checkContent(content: ReleaseContent): void {
  const bytes = Buffer.byteLength(canonicalJson(content));
  if (bytes > MAX_BYTES) {
    throw new InputError(
      `config: ${say('release.large', {
        size: Math.ceil(bytes / 1024),
        max: MAX_BYTES / 1024,
      })}`,
    );
  }
}

import { InputError } from '@backstage/errors';
import { canonicalJson } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';

const MAX_BYTES = 1024 * 1024;

/** @throws InputError for content that is larger than a release may be */
export function checkContent(content: ReleaseContent): void {
  const bytes = Buffer.byteLength(canonicalJson(content));
  if (bytes > MAX_BYTES) {
    throw new InputError(
      `config: the release would have ${Math.ceil(bytes / 1024)} KiB, at most ${
        MAX_BYTES / 1024
      } KiB are possible; move large values into files of the image`,
    );
  }
}

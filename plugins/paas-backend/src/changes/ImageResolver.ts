import {
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { say } from '@mooring/common';
import type { Image, ImageSource } from '@mooring/backstage-plugin-paas-common';
import { parseImageReference } from '../registry/parseImageReference';
import { RegistryUnavailableError } from '../registry/RegistryUnavailableError';
import type { ImageRegistries, ResolvedImage } from '../registry/types';

const SHOWN_DIGEST = 12;

/** Makes an image that is pinned of what a person types. */
export class ImageResolver {
  constructor(private readonly registries: ImageRegistries) {}

  /**
   * @param typed - a tag, `repository:tag`, or either with a digest
   * @param present - the image that runs; what is left out is taken from it
   * @throws InputError that names `image`; NotAllowedError for a registry that
   *   is not the portal's; ServiceUnavailableError when a registry does not answer
   */
  async resolve(
    typed: string,
    present: Image,
  ): Promise<{ image: Image; source: ImageSource }> {
    const { repository, tag, digest } = parseImageReference(typed, {
      repository: present.repository,
    });
    const source = { kind: 'image' as const, reference: typed };
    if (!this.registries.knows(repository)) {
      if (digest === undefined || repository !== present.repository) {
        throw new NotAllowedError(
          `image: ${say('image.foreign', { repository })}`,
        );
      }
      return { image: pin(repository, tag, digest), source };
    }
    const found = await this.lookUp(repository, digest ?? tag!);
    if (!found) {
      throw new InputError(
        `image: ${say('image.none', {
          reference: digest ?? tag!,
          repository,
        })}`,
      );
    }
    return { image: pin(repository, tag, found.digest), source };
  }

  private async lookUp(
    repository: string,
    reference: string,
  ): Promise<ResolvedImage | undefined> {
    try {
      return await this.registries.resolve(repository, reference);
    } catch (error) {
      if (error instanceof RegistryUnavailableError) {
        throw new ServiceUnavailableError(`image: ${error.message}`, error);
      }
      throw error;
    }
  }
}

function pin(
  repository: string,
  tag: string | undefined,
  digest: string,
): Image {
  return {
    repository,
    tag:
      tag ?? digest.replace(':', '-').slice(0, 'sha256-'.length + SHOWN_DIGEST),
    digest,
  };
}

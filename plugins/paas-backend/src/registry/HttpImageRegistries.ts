import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { AnswerCache } from './AnswerCache';
import { NoAnswerError } from './fetchLimited';
import { isDigest, isReference, splitRepository } from './imageGrammar';
import { nextPage } from './nextPage';
import { parseJson } from './parseJson';
import {
  MANIFEST_TYPES,
  readConfigPlatforms,
  readManifest,
} from './readManifest';
import { readRegistries, type RegistryConfig } from './readRegistries';
import { digestOf, RegistryReader, verified } from './RegistryReader';
import { RegistryUnavailableError } from './RegistryUnavailableError';
import { sortTags } from './sortTags';
import type { ImageRegistries, LookupOptions, ResolvedImage } from './types';

const MAX_TAGS = 500;
/** Registries give up to a thousand a page, in the order of the alphabet: the newest may be on the last. */
const MAX_PAGES = 20;

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });

/** Looks images up with the API of the OCI distribution specification. */
export class HttpImageRegistries implements ImageRegistries {
  readonly #registries: ReadonlyMap<string, RegistryConfig>;
  readonly #tags: AnswerCache<string[]>;
  readonly #resolved: AnswerCache<ResolvedImage>;

  /** @param now - the clock of what is remembered for a moment */
  constructor(
    registries: ReadonlyMap<string, RegistryConfig>,
    now: () => number = Date.now,
  ) {
    this.#registries = registries;
    this.#tags = new AnswerCache(now);
    this.#resolved = new AnswerCache(now);
  }

  /** The registries under `mooring.registries`. */
  static fromConfig(config: Config): HttpImageRegistries {
    return new HttpImageRegistries(readRegistries(config));
  }

  knows(repository: string): boolean {
    return this.#registries.has(splitRepository(repository)?.host ?? '');
  }

  async tags(
    repository: string,
    options: LookupOptions = {},
  ): Promise<string[]> {
    const tags = await this.#tags.get(repository, () =>
      this.#reading(repository, options, readTags),
    );
    return [...(tags ?? [])];
  }

  async resolve(
    repository: string,
    reference: string,
    options: LookupOptions = {},
  ): Promise<ResolvedImage | undefined> {
    if (!isReference(reference)) {
      throw new InputError(`image: '${reference}' is neither tag nor digest`);
    }
    const image = await this.#resolved.get(`${repository}@${reference}`, () =>
      this.#reading(repository, options, reader =>
        readImage(reader, reference),
      ),
    );
    return image && { ...image, platforms: [...image.platforms] };
  }

  async #reading<T>(
    repository: string,
    { signal }: LookupOptions,
    read: (reader: RegistryReader) => Promise<T>,
  ): Promise<T> {
    const { host = '', path = '' } = splitRepository(repository) ?? {};
    const registry = this.#registries.get(host);
    if (!registry) {
      throw new InputError(
        `image: '${repository}' is in no registry that is configured under mooring.registries`,
      );
    }
    try {
      return await read(new RegistryReader(registry, path, signal));
    } catch (error) {
      throw error instanceof NoAnswerError
        ? new RegistryUnavailableError(host, error.message)
        : error;
    }
  }
}

async function readTags(reader: RegistryReader): Promise<string[]> {
  const tags: string[] = [];
  let url: URL | undefined = reader.url('tags/list?n=1000');
  for (let page = 0; url && page < MAX_PAGES; page += 1) {
    const answer = await reader.read(url, 'application/json');
    if (!answer) {
      break;
    }
    const { data } = tagsSchema.safeParse(parseJson(answer.body));
    if (!data) {
      throw new NoAnswerError('answers with something that is no list of tags');
    }
    tags.push(...(data.tags ?? []).filter(isReference));
    url = nextPage(answer.headers.get('link'), url);
  }
  return sortTags(tags).slice(0, MAX_TAGS);
}

async function readImage(
  reader: RegistryReader,
  reference: string,
): Promise<ResolvedImage | undefined> {
  const url = reader.url(`manifests/${reference}`);
  const answer = await reader.read(url, MANIFEST_TYPES.join(', '));
  if (!answer) {
    return undefined;
  }
  const told = [reference, answer.headers.get('docker-content-digest') ?? ''];
  const digest = told.find(isDigest) ?? digestOf(answer.body);
  const manifest = readManifest(verified(answer.body, digest));
  if (!manifest) {
    throw new NoAnswerError('answers with something that is no manifest');
  }
  if ('platforms' in manifest) {
    return { digest, platforms: manifest.platforms };
  }
  const config = await reader.readBlob(manifest.configDigest);
  return { digest, platforms: config ? readConfigPlatforms(config) : [] };
}

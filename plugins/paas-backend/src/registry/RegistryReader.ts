import { createHash } from 'node:crypto';
import { authorize } from './authorize';
import { fetchLimited, NoAnswerError, type Answer } from './fetchLimited';
import { isDigest } from './imageGrammar';
import type { RegistryConfig } from './readRegistries';

const MAX_REDIRECTS = 3;

/** Reads one repository for the time of one lookup, signing in when it must. */
export class RegistryReader {
  readonly #registry: RegistryConfig;
  readonly #path: string;
  readonly #signal: AbortSignal | undefined;
  #authorization: string | undefined;

  /** @param path - of the repository, without host */
  constructor(registry: RegistryConfig, path: string, signal?: AbortSignal) {
    this.#registry = registry;
    this.#path = path;
    this.#signal = signal;
  }

  /** The address of something in the repository. */
  url(what: string): URL {
    return new URL(`/v2/${this.#path}/${what}`, this.#registry.origin);
  }

  /**
   * Reads something that the registry itself has to answer; undefined: it is
   * not there.
   *
   * @throws NoAnswerError
   */
  async read(url: URL, accept: string): Promise<Answer | undefined> {
    const answer = await this.#ask(url, accept);
    if (isRedirect(answer)) {
      throw new NoAnswerError(
        `sends us elsewhere (${answer.status}), which is not followed`,
      );
    }
    return foundIn(answer);
  }

  /**
   * Reads a blob, which registries keep in other places; undefined: it is not
   * there.
   *
   * @throws NoAnswerError
   */
  async readBlob(digest: string): Promise<Buffer | undefined> {
    if (!isDigest(digest)) {
      throw new NoAnswerError(
        `names a digest that is none: ${digest.slice(0, 80)}`,
      );
    }
    let url = this.url(`blobs/${digest}`);
    let answer = await this.#ask(url, '*/*');
    for (let count = 0; isRedirect(answer); count += 1) {
      const target = URL.parse(answer.headers.get('location') ?? '', url);
      const isSafe =
        target?.protocol === 'https:' || target?.origin === url.origin;
      if (!target || !isSafe || count === MAX_REDIRECTS) {
        throw new NoAnswerError('sends us for a blob to where nobody may go');
      }
      // Without our authorization: it is the registry's alone.
      answer = await fetchLimited(target, {}, this.#signal);
      url = target;
    }
    const found = foundIn(answer);
    return found && verified(found.body, digest);
  }

  async #ask(url: URL, accept: string): Promise<Answer> {
    const first = await this.#send(url, accept);
    if (first.status !== 401 || this.#authorization) {
      return first;
    }
    this.#authorization = await authorize(
      this.#registry,
      first.headers.get('www-authenticate'),
      this.#path,
      this.#signal,
    );
    return this.#send(url, accept);
  }

  #send(url: URL, accept: string): Promise<Answer> {
    const authorization = this.#authorization;
    return fetchLimited(
      url,
      { accept, ...(authorization && { authorization }) },
      this.#signal,
    );
  }
}

/** The digest of some content. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** @throws NoAnswerError when content is not what its digest says */
export function verified(content: Buffer, digest: string): Buffer {
  if (digestOf(content) !== digest) {
    throw new NoAnswerError(`answers with other content than ${digest}`);
  }
  return content;
}

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400;
}

function foundIn(answer: Answer): Answer | undefined {
  switch (answer.status) {
    case 200:
      return answer;
    case 404:
      return undefined;
    case 401:
    case 403:
      throw new NoAnswerError(
        'refuses to let us read the repository, or does not have it',
      );
    case 429:
      throw new NoAnswerError('asks for fewer requests (429); try again later');
    default:
      throw new NoAnswerError(`answers ${answer.status}`);
  }
}

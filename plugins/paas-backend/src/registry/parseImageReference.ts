import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  digestPattern,
  hostPattern,
  MAX_REPOSITORY_LENGTH,
  pathPattern,
  splitRepository,
  tagPattern,
} from './imageGrammar';

/** An image as somebody names it: with a tag, a digest or both. */
export interface ImageReference {
  /** With the registry's host. */
  repository: string;
  tag?: string;
  digest?: string;
}

const atDigest = `@(?<digest>${digestPattern})`;
const forms = [
  new RegExp(`^@?(?<digest>${digestPattern})$`),
  // A digest that is too short would pass for a tag of a repository `sha256`.
  /^sha256:/,
  new RegExp(`^:?(?<tag>${tagPattern})(?:${atDigest})?$`),
  new RegExp(
    `^(?<host>${hostPattern}/)?(?<path>${pathPattern})(?::(?<tag>${tagPattern}))?(?:${atDigest})?$`,
  ),
];
/** Name, tag and digest with what stands between. */
const MAX_LENGTH = MAX_REPOSITORY_LENGTH + 1 + 128 + 1 + 71;
const MAX_SHOWN = 80;

/**
 * Reads what a person types: `1.28.0`, `:1.28.0`, `path:1.28.0`,
 * `host/path:1.28.0@sha256:…`, `sha256:…`.
 *
 * @param defaults - the repository that a lone tag or digest belongs to, and
 * whose host a path without host does
 * @throws InputError that names `image` and says what to write
 */
export function parseImageReference(
  text: string,
  defaults: { repository: string },
): ImageReference {
  const { host, path, tag, digest } = matchForms(text) ?? {};
  const repository = path
    ? `${host ?? hostOf(defaults.repository)}${path}`
    : defaults.repository;
  const isTooLong = path && repository.length > MAX_REPOSITORY_LENGTH;
  if (!(tag || digest) || isTooLong) {
    throw new InputError(
      `image: ${say('image.unreadable', { what: shown(text) })}`,
    );
  }
  return { repository, ...(tag && { tag }), ...(digest && { digest }) };
}

function matchForms(text: string): RegExpExecArray['groups'] {
  if (text.length > MAX_LENGTH) {
    return undefined;
  }
  return forms.find(form => form.test(text))?.exec(text)?.groups;
}

/** With the slash that follows; empty if the repository has none. */
function hostOf(repository: string): string {
  const { host } = splitRepository(repository) ?? {};
  return host ? `${host}/` : '';
}

/** Quoted, with everything escaped that would not show. */
function shown(text: string): string {
  return JSON.stringify(
    text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text,
  );
}

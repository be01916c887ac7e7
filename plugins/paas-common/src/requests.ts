import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/** How a client reaches the plugin: a fetch that resolves and authenticates paths below `/api/paas`. */
export type PaasFetch = (path: string, init?: RequestInit) => Promise<Response>;

/** What a path answers, as its schema has it. */
export async function getJson<T extends z.ZodType>(
  fetch: PaasFetch,
  path: string,
  schema: T,
): Promise<z.infer<T>> {
  const response = await fetch(path);
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return schema.parse(await response.json());
}

/** What a path answers, as it is. */
export async function getText(fetch: PaasFetch, path: string): Promise<string> {
  return (await accepted(await fetch(path))).text();
}

/** Posts a body. */
export async function postJson(
  fetch: PaasFetch,
  path: string,
  body: unknown,
): Promise<Response> {
  return accepted(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Deletes what is there. */
export async function deleteAt(fetch: PaasFetch, path: string): Promise<void> {
  await accepted(await fetch(path, { method: 'DELETE' }));
}

async function accepted(response: Response): Promise<Response> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}

/** The fields of a query that are set. */
export function searchOf(query: object): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
}

import { expect, type Page } from '@playwright/test';

/** Calls the paas plugin as whoever has signed in on a page; for what a journey takes for granted. */
export async function asPerson<T>(
  page: Page,
  request: { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: object },
): Promise<T> {
  const session = await page.request.get(
    '/api/auth/oidc/refresh?env=development',
    { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
  );
  const { backstageIdentity } = await session.json();
  const response = await page.request.fetch(`/api/paas${request.path}`, {
    method: request.method,
    headers: { authorization: `Bearer ${backstageIdentity.token}` },
    ...(request.body && { data: request.body }),
  });
  expect(response.ok(), await response.text()).toBe(true);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

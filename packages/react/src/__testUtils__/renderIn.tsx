import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { ReactElement } from 'react';

/** Shows something to a reader of a language. */
export function renderIn(
  language: string,
  element: ReactElement,
): ReturnType<typeof renderInTestApp> {
  localStorage.clear();
  const config = {
    defaultLanguage: language,
    availableLanguages: ['en', 'zh'],
  };
  return renderInTestApp(element, {
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [{ 'api:app/app-language': { config } }],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}

import {
  createTranslationResource,
  type TranslationMessages,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';

/** An extension that adds Chinese to a plugin, loaded once somebody reads it. */
export const chinese = <
  TId extends string,
  TMessages extends { [key in string]: string },
>(
  ref: TranslationRef<TId, TMessages>,
  load: () => Promise<{ default: TranslationMessages<TId> }>,
) =>
  TranslationBlueprint.make({
    // Another language for the same plugin would otherwise have the same id.
    name: `zh-${ref.id}`,
    params: {
      resource: createTranslationResource({ ref, translations: { zh: load } }),
    },
  });

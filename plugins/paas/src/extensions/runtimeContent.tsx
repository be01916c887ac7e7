import {
  appLanguageApiRef,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';
import { InstanceCardLineBlueprint } from '@mooring/react';
import { messages } from '../translation/messages';
import zh from '../translation/zh';

/** The tab of a service with its instances; other plugins add lines to the cards. */
export const runtimeContent = EntityContentBlueprint.makeWithOverrides({
  name: 'runtime',
  inputs: {
    cardLines: createExtensionInput([
      InstanceCardLineBlueprint.dataRefs.component,
    ]),
  },
  factory(originalFactory, { inputs, apis }) {
    const cardLines = inputs.cardLines.map(line =>
      line.get(InstanceCardLineBlueprint.dataRefs.component),
    );
    // The catalog takes a tab's title as plain text, once.
    const { language } = apis.get(appLanguageApiRef)?.getLanguage() ?? {};
    return originalFactory({
      path: 'runtime',
      title: (language === 'zh' ? zh : messages)['runtime.title'],
      group: 'deployment',
      filter: {
        [`metadata.annotations.${ANNOTATION_SERVICE_ID}`]: { $exists: true },
      },
      loader: async () => {
        const { RuntimeContent } = await import('../components/RuntimeContent');
        return <RuntimeContent cardLines={cardLines} />;
      },
    });
  },
});

import {
  appLanguageApiRef,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { InstanceCardLineBlueprint } from '@mooring/react';
import { runtimeEntityFilter } from '../lib/runtimeEntityFilter';
import { runtimeMessages } from '../translation/runtime/messages';
import zh from '../translation/runtime/zh';

/** The tab of an entity with what runs behind it; other plugins add lines to the cards. */
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
      title: (language === 'zh' ? zh : runtimeMessages)['runtime.title'],
      // Alone in its group it stands in the row of tabs by its own name.
      group: 'operation',
      filter: runtimeEntityFilter,
      loader: async () => {
        const { RuntimeContent } = await import('../components/RuntimeContent');
        return <RuntimeContent cardLines={cardLines} />;
      },
    });
  },
});

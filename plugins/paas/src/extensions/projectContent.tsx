import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { projectMessages } from '../translation/project/messages';
import zh from '../translation/project/zh';

/** The tab of a project with what runs of it, and what is done to several services at once. */
export const projectContent = EntityContentBlueprint.makeWithOverrides({
  name: 'project',
  factory(originalFactory, { apis }) {
    // The catalog takes a tab's title as plain text, once.
    const { language } = apis.get(appLanguageApiRef)?.getLanguage() ?? {};
    return originalFactory({
      path: 'project',
      title: (language === 'zh' ? zh : projectMessages)['project.title'],
      // Alone in its group it stands in the row of tabs by its own name.
      group: 'operation',
      filter: { kind: 'system' },
      loader: async () => {
        const { ProjectContent } = await import('../components/ProjectContent');
        return <ProjectContent />;
      },
    });
  },
});

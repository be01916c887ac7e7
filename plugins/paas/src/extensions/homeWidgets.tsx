import {
  ExtensionBoundary,
  appLanguageApiRef,
} from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { lazy, type ComponentType } from 'react';
import { boardMessages } from '../translation/board/messages';
import boardZh from '../translation/board/zh';
import { messages as ownMessages } from '../translation/messages';
import ownZh from '../translation/zh';

const messages = { ...ownMessages, ...boardMessages };
const zh = { ...ownZh, ...boardZh };

/** A card of ours on the home page; it draws its frame itself, for its heading changes. */
function createWidget(options: {
  name: string;
  title: keyof typeof messages;
  description: keyof typeof messages;
  loader: () => Promise<ComponentType>;
}) {
  const Lazy = lazy(async () => ({ default: await options.loader() }));
  return HomePageWidgetBlueprint.makeWithOverrides({
    name: options.name,
    *factory(originalFactory, { apis, node }) {
      // The home page takes a widget's title as plain text, once.
      const { language } = apis.get(appLanguageApiRef)?.getLanguage() ?? {};
      const words = language === 'zh' ? zh : messages;
      const { widget } = HomePageWidgetBlueprint.dataRefs;
      const original = originalFactory({
        name: options.name,
        title: words[options.title],
        description: words[options.description],
        components: async () => ({ Content: () => <Lazy /> }),
      });
      yield widget({
        ...original.get(widget),
        component: (
          <ExtensionBoundary node={node}>
            <Lazy />
          </ExtensionBoundary>
        ),
      });
    },
  });
}

/** What of one's own services needs attention. */
export const myServicesWidget = createWidget({
  name: 'my-services',
  title: 'home.title',
  description: 'home.description',
  loader: async () => (await import('../components/HomeCard')).HomeCard,
});

/** Operations under way. */
export const inFlightWidget = createWidget({
  name: 'in-flight',
  title: 'home.inFlight',
  description: 'home.inFlightDescription',
  loader: async () => (await import('../components/InFlightCard')).InFlightCard,
});

/** What waits for the reader or one of the reader's groups. */
export const waitingForMeWidget = createWidget({
  name: 'waiting-for-me',
  title: 'home.waitingForMe',
  description: 'home.waitingForMeDescription',
  loader: async () =>
    (await import('../components/WaitingForMeCard')).WaitingForMeCard,
});

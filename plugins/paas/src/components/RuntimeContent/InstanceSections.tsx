import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  paasInstanceReadPermission,
  type InstanceView,
  type Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import {
  SECTIONS,
  useRuntimeView,
  type Section,
} from '../../hooks/useRuntimeView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { InstanceEvents } from '../InstanceEvents';
import { InstanceHealing } from '../InstanceHealing';
import { InstanceLogs } from '../InstanceLogs';
import { InstanceYaml } from '../InstanceYaml';
import { MissingRight } from '../MissingRight';
import { PodsTable } from '../PodsTable';
import styles from './RuntimeContent.module.css';

/** Props of {@link InstanceSections}. */
export interface InstanceSectionsProps {
  panel: Panel;
  instance: InstanceView;
}

/** All about one instance; only the section that is shown asks for anything. */
export function InstanceSections(props: InstanceSectionsProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const title = useInstanceTitle()(props.instance);
  const { section, show } = useRuntimeView();
  return (
    <section aria-label={title}>
      <h2 className={styles.chosen}>{title}</h2>
      <Tabs
        className={styles.tabs}
        selectedKey={section}
        onSelectionChange={key => show(key as Section)}
      >
        <TabList aria-label={t('runtime.sections', { environment: title })}>
          {SECTIONS.map(name => (
            <Tab key={name} id={name}>
              {t(`runtime.section.${name}`)}
            </Tab>
          ))}
        </TabList>
        {SECTIONS.map(name => (
          <TabPanel key={name} id={name} className={styles.panel}>
            <SectionContent key={props.instance.id} section={name} {...props} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

function SectionContent(props: InstanceSectionsProps & { section: Section }) {
  const { panel, instance, section } = props;
  const { inside } = instance;
  if (section === 'logs') {
    return <InstanceLogs panel={panel} instance={instance} />;
  }
  if (!inside) {
    return (
      <MissingRight
        what="inside"
        permission={paasInstanceReadPermission.name}
        ownerRef={panel.ownerRef}
      />
    );
  }
  switch (section) {
    case 'events':
      return <InstanceEvents instance={instance} />;
    case 'healing':
      return <InstanceHealing instance={instance} inside={inside} />;
    case 'yaml':
      return <InstanceYaml panel={panel} instance={instance} inside={inside} />;
    default:
      return <PodsTable instance={instance} inside={inside} />;
  }
}

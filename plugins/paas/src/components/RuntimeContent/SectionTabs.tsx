import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { memo } from 'react';
import { SECTIONS, type Section } from '../../hooks/useRuntimeView';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './RuntimeContent.module.css';
import { SectionContent } from './SectionContent';

/** Props of {@link SectionTabs}. */
export interface SectionTabsProps {
  title: string;
  section: Section;
  onShow: (section: Section) => void;
}

function Sections(props: SectionTabsProps) {
  const { title, section, onShow } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  return (
    <Tabs
      className={styles.tabs}
      selectedKey={section}
      onSelectionChange={key => onShow(key as Section)}
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
          <SectionContent section={name} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

/**
 * The sections of an instance. What they show comes by {@link ShownInstance}, so
 * that the row of tabs is not measured anew with each answer of the backend.
 */
export const SectionTabs = memo(Sections);

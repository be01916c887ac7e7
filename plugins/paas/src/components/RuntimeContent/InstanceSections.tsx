import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useMemo } from 'react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import styles from './RuntimeContent.module.css';
import { SectionTabs } from './SectionTabs';
import { ShownInstance } from './ShownInstance';

/** Props of {@link InstanceSections}. */
export interface InstanceSectionsProps {
  panel: Panel;
  instance: InstanceView;
}

/** All about one instance; only the section that is shown asks for anything. */
export function InstanceSections(props: InstanceSectionsProps) {
  const { panel, instance } = props;
  const title = useInstanceTitle()(instance);
  const { section, show } = useRuntimeView();
  const shown = useMemo(() => ({ panel, instance }), [panel, instance]);
  return (
    <section aria-label={title}>
      <h2 className={styles.chosen}>{title}</h2>
      <ShownInstance.Provider value={shown}>
        <SectionTabs title={title} section={section} onShow={show} />
      </ShownInstance.Provider>
    </section>
  );
}

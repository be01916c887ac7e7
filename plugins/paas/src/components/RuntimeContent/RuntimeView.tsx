import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Panel } from '@mooring/backstage-plugin-paas-common';
import type { InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { instanceKey } from '../../lib/instanceKey';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { FreezeBanner } from '../FreezeBanner';
import { InstanceCard } from '../InstanceCard';
import { Drawers } from './Drawers';
import { InstanceSections } from './InstanceSections';
import styles from './RuntimeContent.module.css';

/** More environments than this stand below each other. */
const MAX_CARDS_IN_ROW = 4;

/** Props of {@link RuntimeView}. */
export interface RuntimeViewProps {
  panel: Panel;
  cardLines: ComponentType<InstanceCardLineProps>[];
}

/** A card per environment; below, what there is to see of the one that the URL names. */
export function RuntimeView(props: RuntimeViewProps) {
  const { panel, cardLines } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const view = useRuntimeView();
  const { instances } = panel;
  const chosen =
    instances.find(item => instanceKey(item) === view.instance) ??
    instances[0]!;
  const layout = instances.length > MAX_CARDS_IN_ROW ? 'row' : 'card';
  return (
    <>
      <FreezeBanner
        environments={instances.flatMap(({ environment, managed }) =>
          managed && environment !== undefined ? [environment] : [],
        )}
      />
      <ul
        className={layout === 'row' ? styles.rows : styles.cards}
        aria-label={t('runtime.instances')}
      >
        {instances.map(instance => (
          <li key={instance.id}>
            <InstanceCard
              panel={panel}
              instance={instance}
              cardLines={cardLines}
              href={view.hrefOf(instanceKey(instance))}
              isChosen={instance === chosen}
              layout={layout}
              onChange={kind => view.openDrawer(instanceKey(instance), kind)}
            />
          </li>
        ))}
      </ul>
      <InstanceSections panel={panel} instance={chosen} />
      <Drawers panel={panel} chosen={chosen} />
    </>
  );
}

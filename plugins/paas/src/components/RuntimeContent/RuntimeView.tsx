import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import type { InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { instanceKey } from '../../lib/instanceKey';
import { managedService } from '../../lib/managedService';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { DeleteDrawer, ScaleDrawer } from '../ChangeDrawer';
import { InstanceCard } from '../InstanceCard';
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
  const { t } = useTranslationRef(paasTranslationRef);
  const view = useRuntimeView();
  const { instances } = panel;
  const chosen =
    instances.find(item => instanceKey(item) === view.instance) ??
    instances[0]!;
  const layout = instances.length > MAX_CARDS_IN_ROW ? 'row' : 'card';
  return (
    <>
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

function Drawers(props: { panel: Panel; chosen: InstanceView }) {
  const { panel, chosen } = props;
  const { drawer, closeDrawer } = useRuntimeView();
  const service = managedService(panel);
  const { environment, inside, may } = chosen;
  if (!service || environment === undefined) {
    return null;
  }
  const frame = { service, environment, onClose: closeDrawer };
  if (drawer === 'scale' && may.scale && inside) {
    return <ScaleDrawer {...frame} inside={inside} />;
  }
  return drawer === 'delete' && may.delete ? <DeleteDrawer {...frame} /> : null;
}

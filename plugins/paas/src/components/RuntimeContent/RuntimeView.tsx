import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ServiceDetail } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments, type InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { DeleteDrawer, ScaleDrawer } from '../ChangeDrawer';
import { InstanceCard } from '../InstanceCard';
import { PodsTable } from '../PodsTable';
import styles from './RuntimeContent.module.css';

/** More environments than this stand below each other. */
const MAX_CARDS_IN_ROW = 4;

/** Props of {@link RuntimeView}. */
export interface RuntimeViewProps {
  service: ServiceDetail;
  cardLines: ComponentType<InstanceCardLineProps>[];
}

/** A card per environment; below, the pods of the one that the URL names. */
export function RuntimeView(props: RuntimeViewProps) {
  const { service, cardLines } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  const view = useRuntimeView();
  const { instances } = service;
  const chosen =
    instances.find(({ environment }) => environment === view.environment) ??
    instances[0]!;
  const drawer = { service, instance: chosen, onClose: view.closeDrawer };
  return (
    <>
      <ul
        className={
          instances.length > MAX_CARDS_IN_ROW ? styles.rows : styles.cards
        }
        aria-label={t('runtime.instances')}
      >
        {instances.map(instance => (
          <li key={instance.id}>
            <InstanceCard
              service={service}
              instance={instance}
              cardLines={cardLines}
              href={view.hrefOf(instance.environment)}
              isChosen={instance === chosen}
              onChange={kind => view.openDrawer(instance.environment, kind)}
            />
          </li>
        ))}
      </ul>
      {chosen.inside && (
        <section>
          <Text as="h2" variant="title-x-small">
            {t('pods.title', { environment: titleOf(chosen.environment) })}
          </Text>
          <PodsTable
            pods={chosen.inside.pods}
            environment={titleOf(chosen.environment)}
          />
        </section>
      )}
      {view.drawer === 'scale' && chosen.may.scale && chosen.inside && (
        <ScaleDrawer {...drawer} inside={chosen.inside} />
      )}
      {view.drawer === 'delete' && chosen.may.delete && (
        <DeleteDrawer {...drawer} />
      )}
    </>
  );
}

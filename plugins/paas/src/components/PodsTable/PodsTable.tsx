import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  InstanceInside,
  InstanceView,
  PodView,
} from '@mooring/backstage-plugin-paas-common';
import { useCallback, useMemo, useState } from 'react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { useUsage } from '../../hooks/useUsage';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { DeletePodDialog } from './DeletePodDialog';
import type { PodAction } from './PodMenu';
import { PodRow } from './PodRow';
import styles from './PodsTable.module.css';
import { useStableOrder } from './useStableOrder';

/** Props of {@link PodsTable}. */
export interface PodsTableProps {
  instance: InstanceView;
  inside: InstanceInside;
}

const nameOf = (pod: PodView) => pod.name;

/** The pods of an instance; those that are not ready first. */
export function PodsTable(props: PodsTableProps) {
  const { instance, inside } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const title = useInstanceTitle()(instance);
  const { show } = useRuntimeView();
  const usage = useUsage(instance);
  const used = useMemo(
    () => new Map(usage.data?.pods.map(item => [item.pod, item])),
    [usage.data],
  );
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [deleting, setDeleting] = useState<string>();
  const pods = useStableOrder({
    items: inside.pods,
    keyOf: nameOf,
    compare: byReadiness,
    isReading: isPointed || isFocused,
  });
  const onAction = useCallback(
    (action: PodAction, pod: string) => {
      if (action === 'logs') {
        show('logs', { pod });
      } else if (action === 'yaml') {
        show('yaml', { object: `Pod/${pod}` });
      } else {
        setDeleting(pod);
      }
    },
    [show],
  );
  if (pods.length === 0) {
    return <Text color="secondary">{t('pods.empty')}</Text>;
  }
  return (
    <div
      className={styles.scroll}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <table
        className={styles.table}
        aria-label={t('pods.title', { environment: title })}
      >
        <thead>
          <tr>
            <th scope="col">{t('pods.name')}</th>
            <th scope="col">{t('pods.phase')}</th>
            <th scope="col">{t('pods.node')}</th>
            <th scope="col">{t('pods.age')}</th>
            <th scope="col" className={styles.number}>
              {t('pods.restarts')}
            </th>
            <th scope="col" className={styles.number}>
              {t('card.cpu')}
            </th>
            <th scope="col" className={styles.number}>
              {t('card.memory')}
            </th>
            <th scope="col" aria-label={t('pods.actions')} />
          </tr>
        </thead>
        <tbody>
          {pods.map(pod => (
            <PodRow
              key={pod.name}
              pod={pod}
              usage={used.get(pod.name)}
              deleteRefusal={
                instance.may.deletePod ? undefined : t('pods.noDelete')
              }
              onAction={onAction}
            />
          ))}
        </tbody>
      </table>
      {deleting !== undefined && (
        <DeletePodDialog
          instance={instance}
          inside={inside}
          pod={deleting}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </div>
  );
}

function byReadiness(a: PodView, b: PodView): number {
  return Number(a.ready) - Number(b.ready) || a.name.localeCompare(b.name);
}

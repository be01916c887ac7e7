import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { Overview } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats, useNow } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link StaleClusters}. */
export interface StaleClustersProps {
  clusters: Overview['staleClusters'];
}

/** Which clusters do not answer, and what that means for what is shown. */
export function StaleClusters(props: StaleClustersProps) {
  return (
    <>
      {props.clusters.map(item => (
        <StaleCluster key={item.cluster} {...item} />
      ))}
    </>
  );
}

function StaleCluster(props: Overview['staleClusters'][number]) {
  const { cluster, asOf } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { duration } = useMooringFormats();
  const now = useNow();
  return (
    <Alert
      status="warning"
      icon
      title={
        asOf === undefined
          ? t('services.neverReached', { cluster })
          : t('services.staleCluster', {
              cluster,
              duration: duration(now - Date.parse(asOf)),
            })
      }
    />
  );
}

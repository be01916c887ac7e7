import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import { CopyButton, useMooringFormats, useNow } from '@mooring/react';
import {
  clusterTroubles,
  type ClusterTrouble,
} from '../../lib/clusterTroubles';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ClusterTroubles.module.css';

const MINUTE = 60_000;

/** What gives the portal its rights in a cluster. */
const APPLY_RIGHTS = 'kubectl apply -f docs/kubernetes/mooring-portal.yaml';

/** Props of {@link ClusterTroubles}. */
export interface ClusterTroublesProps {
  cluster: ClusterView;
}

/** What is the matter with a cluster, and what to do about each of it. */
export function ClusterTroubles(props: ClusterTroublesProps) {
  const { cluster } = props;
  const troubles = clusterTroubles(cluster, useNow(MINUTE));
  return (
    <>
      {troubles.map(trouble => (
        <Trouble key={trouble.code} cluster={cluster} trouble={trouble} />
      ))}
    </>
  );
}

function Trouble(props: { cluster: ClusterView; trouble: ClusterTrouble }) {
  const { cluster, trouble } = props;
  const { code, severity, said, subject } = trouble;
  const { t } = useTranslationRef(paasTranslationRef);
  const { dateTime } = useMooringFormats();
  const words = {
    cluster: cluster.name,
    count: cluster.quarantined.length,
    subject:
      code === 'expired' || code === 'expiring' ? dateTime(subject) : subject,
  };
  return (
    <Alert
      status={severity}
      icon
      title={t(`clusters.trouble.${code}`, words)}
      description={
        <>
          {t(`clusters.remedy.${code}`, words)}
          {code === 'refused' && (
            <span className={styles.command}>
              <code>{APPLY_RIGHTS}</code>
              <CopyButton text={APPLY_RIGHTS} />
            </span>
          )}
          {said !== undefined && (
            <span className={styles.said}>
              {t('clusters.said', { error: said })}
            </span>
          )}
        </>
      }
    />
  );
}

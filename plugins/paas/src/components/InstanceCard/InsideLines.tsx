import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { InstanceInside } from '@mooring/backstage-plugin-paas-common';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './InstanceCard.module.css';

/** Props of {@link InsideLines}. */
export interface InsideLinesProps {
  inside: InstanceInside;
}

/** Pods, release, image and place of an instance, for its owners. */
export function InsideLines(props: InsideLinesProps) {
  const { inside } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <>
      <Text as="p">
        {t('card.ready', {
          ready: String(inside.ready),
          wanted: String(inside.wanted),
        })}
        <ReleaseWords live={inside.live} head={inside.head} />
      </Text>
      {inside.image && (
        <p className={styles.typed} title={t('card.image')}>
          {inside.image}
        </p>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('card.where', {
          namespace: inside.namespace,
          cluster: inside.cluster,
        })}
      </Text>
    </>
  );
}

function ReleaseWords(props: {
  live: number | undefined;
  head: number | undefined;
}) {
  const { live, head } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  if (live === undefined) {
    return head === undefined ? null : (
      <> · {t('card.releaseFirst', { head: String(head) })}</>
    );
  }
  return (
    <>
      {' · '}
      {head === undefined || head === live
        ? t('card.release', { number: String(live) })
        : t('card.releaseComing', { live: String(live), head: String(head) })}
    </>
  );
}

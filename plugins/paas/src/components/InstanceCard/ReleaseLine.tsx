import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { InstanceInside } from '@mooring/backstage-plugin-paas-common';
import { shortImage } from '../../lib/shortImage';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './InstanceCard.module.css';

/** Props of {@link ReleaseLine}. */
export interface ReleaseLineProps {
  inside: InstanceInside;
}

/** Which release runs, and which image. */
export function ReleaseLine(props: ReleaseLineProps) {
  const { images } = props.inside;
  const { t } = useTranslationRef(paasTranslationRef);
  const release = useReleaseWords(props.inside);
  const [image, ...others] = images;
  return (
    <p className={styles.release}>
      {release !== undefined && <span>{release}</span>}
      {image !== undefined && (
        <span className={styles.typed} title={images.join('\n')}>
          {shortImage(image)}
          {others.length > 0 && ` ${t('card.more', { count: others.length })}`}
        </span>
      )}
    </p>
  );
}

function useReleaseWords(inside: InstanceInside): string | undefined {
  const { live, head } = inside;
  const { t } = useTranslationRef(paasTranslationRef);
  if (live === undefined) {
    return head === undefined
      ? undefined
      : t('card.releaseFirst', { head: String(head) });
  }
  return head === undefined || head === live
    ? t('card.release', { number: String(live) })
    : t('card.releaseComing', { live: String(live), head: String(head) });
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceInside,
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { imageTag } from '../../lib/imageTag';
import { shortImage } from '../../lib/shortImage';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { ComparisonWords } from './ComparisonWords';
import styles from './InstanceCard.module.css';

/** Props of {@link ReleaseLine}. */
export interface ReleaseLineProps {
  panel: Panel;
  instance: InstanceView;
  inside: InstanceInside;
}

/** Which image runs, which release that is, and how it stands to the environment before. */
export function ReleaseLine(props: ReleaseLineProps) {
  const { panel, instance, inside } = props;
  const { images } = inside;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const release = useReleaseWords(inside);
  const [image, ...others] = images;
  return (
    <p className={styles.release}>
      {image !== undefined && (
        <span className={styles.tag} title={images.join('\n')}>
          {instance.managed ? imageTag(image) : shortImage(image)}
          {others.length > 0 && ` ${t('card.more', { count: others.length })}`}
        </span>
      )}
      {release !== undefined && <span>{release}</span>}
      {inside.live !== undefined && (
        <ComparisonWords panel={panel} instance={instance} />
      )}
    </p>
  );
}

function useReleaseWords(inside: InstanceInside): string | undefined {
  const { live, head } = inside;
  const { t } = useTranslationRef(runtimeTranslationRef);
  if (live === undefined) {
    return head === undefined
      ? undefined
      : t('card.releaseFirst', { head: String(head) });
  }
  return head === undefined || head === live
    ? t('card.release', { number: String(live) })
    : t('card.releaseComing', { live: String(live), head: String(head) });
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Skeleton } from '@backstage/ui';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import styles from './RuntimeContent.module.css';

/** The place of two cards and the pods of one. */
export function RuntimeSkeleton() {
  const { t } = useTranslationRef(runtimeTranslationRef);
  return (
    <div className={styles.root}>
      <div className={styles.cards}>
        {[0, 1].map(card => (
          <div key={card} className={styles.skeleton}>
            <BgProvider bg="neutral-1">
              <Skeleton width="40%" height={24} />
              <Skeleton width="60%" height={16} />
              <Skeleton width="75%" height={16} />
              <Skeleton width="50%" height={16} />
              <Skeleton width="90%" height={16} />
            </BgProvider>
          </div>
        ))}
      </div>
      <SectionSkeleton label={t('runtime.loading')} />
    </div>
  );
}

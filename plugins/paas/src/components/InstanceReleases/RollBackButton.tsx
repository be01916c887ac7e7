import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useId } from 'react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import styles from './InstanceReleases.module.css';

/** Props of {@link RollBackButton}. */
export interface RollBackButtonProps {
  release: number;
  isHead: boolean;
  /** The element that says why nothing can be rolled back; undefined: it can. */
  refusalId: string | undefined;
  onPress: () => void;
}

/** Opens the roll-back drawer with this release. */
export function RollBackButton(props: RollBackButtonProps) {
  const { release, isHead, refusalId, onPress } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const headId = useId();
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        isDisabled={isHead || refusalId !== undefined}
        aria-label={t('releases.rollBackTo', { release: String(release) })}
        aria-describedby={isHead ? headId : refusalId}
        onPress={onPress}
      >
        {t('releases.rollBack')}
      </Button>
      {isHead && (
        <div id={headId} className={styles.note}>
          {t('releases.isHead')}
        </div>
      )}
    </>
  );
}

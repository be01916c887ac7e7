import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ErrorNote, useMooringFormats } from '@mooring/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './LostNote.module.css';

/** Props of {@link LostNote}. */
export interface LostNoteProps {
  error: Error;
  /** When the last answer came, in milliseconds. */
  since: number;
  onRetry: () => void;
}

/** Lies over the end of the page, so that nothing moves when the portal is lost and found. */
export function LostNote(props: LostNoteProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { time } = useMooringFormats();
  return (
    <div className={styles.note}>
      <ErrorNote
        title={t('runtime.lost', {
          time: time(new Date(props.since).toISOString()),
        })}
        error={props.error}
        onRetry={props.onRetry}
      />
    </div>
  );
}

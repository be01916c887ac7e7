import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, VisuallyHidden } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { useErrorWords } from '../ErrorNote';
import { LOG_CAPACITY } from './LogBuffer';
import styles from './LogView.module.css';
import type { useLogStream } from './useLogStream';

/** Whoever listens hears of new lines no more often than this. */
const ANNOUNCE_EVERY = 15_000;

/** Props of {@link LogStatus}. */
export interface LogStatusProps {
  log: ReturnType<typeof useLogStream>;
}

/** Below the lines: whether more come, how many there are, and that reading is recorded. */
export function LogStatus(props: LogStatusProps) {
  const { state, error, stream, retry } = props.log;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { number } = useMooringFormats();
  const wordsOf = useErrorWords();
  const { size, nextSeq } = stream.buffer;
  const announced = useSampled(nextSeq, ANNOUNCE_EVERY);
  return (
    <div className={styles.status}>
      <span role="status" className={styles.state} data-state={state}>
        {t(`log.state.${state}`)}
        {size > 0 && error !== undefined && `: ${wordsOf(error).message}`}
      </span>
      {(state === 'failed' || state === 'ended') && size > 0 && (
        <Button size="small" variant="tertiary" onPress={retry}>
          {t('log.again')}
        </Button>
      )}
      <span>
        {nextSeq > size
          ? t('log.linesKept', {
              count: size,
              number: number(size),
              kept: number(LOG_CAPACITY),
            })
          : t('log.lines', { count: size, number: number(size) })}
      </span>
      <VisuallyHidden>
        <span aria-live="polite">
          {t('log.lines', { count: announced, number: number(announced) })}
        </span>
      </VisuallyHidden>
      <span className={styles.recorded}>{t('log.recorded')}</span>
    </div>
  );
}

/** A value as it was at the last tick. */
function useSampled(value: number, interval: number): number {
  const [sample, setSample] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setInterval(() => setSample(latest.current), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return sample;
}

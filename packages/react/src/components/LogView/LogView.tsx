import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useDebounced } from '../../hooks/useDebounced';
import { saveText } from '../../lib/saveText';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { ErrorNote } from '../ErrorNote';
import { LogLines } from './LogLines';
import { LogStatus } from './LogStatus';
import { LogToolbar, type LogSettings } from './LogToolbar';
import styles from './LogView.module.css';
import { useLogSearch } from './useLogSearch';
import { useLogStream, type LogSource } from './useLogStream';

/** Props of {@link LogView}. */
export interface LogViewProps {
  /** Whose log it is. */
  label: string;
  source: LogSource;
  settings: LogSettings;
  onSettingsChange: (change: Partial<LogSettings>) => void;
  /** Beginning of the name of the file to download. */
  fileName: string;
  /** What is read: pod, container, since when. */
  controls: ReactNode;
}

/** A log as it comes: follows its end, finds text in it, keeps the newest 100,000 lines. */
export function LogView(props: LogViewProps) {
  const { label, source, settings, onSettingsChange } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const log = useLogStream(source);
  const { stream } = log;
  const { buffer } = stream;
  const [text, setText] = useState(settings.find);
  const search = useLogSearch(stream, text);
  // Where the search stands, for as long as it is that search in that log.
  const [mark, setMark] = useState<{ of: object; text: string; seq: number }>();
  const current =
    mark?.of === stream && mark.text === text ? mark.seq : undefined;
  const firstVisible = useRef(0);
  useKeptText(useDebounced(text), settings, onSettingsChange);
  const step = (direction: 1 | -1) => {
    const seq = search.step(current ?? firstVisible.current - 1, direction);
    setMark(seq === undefined ? undefined : { of: stream, text, seq });
  };
  const download = useCallback(() => {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    saveText(`${props.fileName}-${stamp}.log`, buffer.toText(), 'text/plain');
  }, [props.fileName, buffer]);
  return (
    <div className={styles.root}>
      <LogToolbar
        controls={props.controls}
        text={text}
        onTextChange={setText}
        found={
          search.pattern &&
          t('log.found', {
            position: String(search.positionOf(current) ?? '–'),
            lines: String(search.count),
          })
        }
        onStep={step}
        settings={settings}
        onSettingsChange={onSettingsChange}
        onDownload={download}
      />
      {buffer.size > 0 ? (
        <LogLines
          label={label}
          buffer={buffer}
          version={log.snapshot}
          pattern={search.pattern}
          current={current}
          wrap={settings.wrap}
          times={settings.times}
          firstVisible={firstVisible}
        />
      ) : (
        <div className={styles.frame}>
          <NoLines log={log} />
        </div>
      )}
      <LogStatus log={log} />
    </div>
  );
}

/** Puts what is looked for where the settings are kept, once it has rested. */
function useKeptText(
  text: string,
  settings: LogSettings,
  onSettingsChange: LogViewProps['onSettingsChange'],
): void {
  const latest = useRef({ settings, onSettingsChange });
  latest.current = { settings, onSettingsChange };
  useEffect(() => {
    const { settings: kept, onSettingsChange: keep } = latest.current;
    if (kept.find !== text) {
      keep({ find: text });
    }
  }, [text]);
}

function NoLines(props: { log: ReturnType<typeof useLogStream> }) {
  const { state, error, retry } = props.log;
  const { t } = useTranslationRef(mooringTranslationRef);
  if (error !== undefined) {
    return <ErrorNote error={error} title={t('log.error')} onRetry={retry} />;
  }
  if (state === 'connecting') {
    return (
      <div
        role="status"
        aria-label={t('log.loading')}
        className={styles.skeleton}
      >
        {Array.from({ length: 12 }, (_, row) => (
          <Skeleton
            key={row}
            width={`${40 + ((row * 37) % 50)}%`}
            height={12}
          />
        ))}
      </div>
    );
  }
  return (
    <Text as="p" color="secondary">
      {t(state === 'open' ? 'log.quiet' : 'log.empty')}
    </Text>
  );
}

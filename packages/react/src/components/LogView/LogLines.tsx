import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiArrowDownLine } from '@remixicon/react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type MutableRefObject,
} from 'react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import type { LogBuffer } from './LogBuffer';
import { LogLineRow } from './LogLineRow';
import styles from './LogView.module.css';
import { podLabels } from './podLabels';
import { useLogTime } from './useLogTime';

const LINE_HEIGHT = 20;
/** In characters; names beyond it are cut and shown on hover. */
const MAX_POD_WIDTH = 24;
/** So near to the end counts as being there. */
const END_THRESHOLD = 24;

/** Props of {@link LogLines}. */
export interface LogLinesProps {
  label: string;
  buffer: LogBuffer;
  /** Another object whenever there is something new in the buffer. */
  version: object;
  pattern: RegExp | undefined;
  /** The line that a search stands at. */
  current: number | undefined;
  wrap: boolean;
  times: boolean;
  /** Kept at the first line that can be seen. */
  firstVisible: MutableRefObject<number>;
}

/** The lines that can be seen; stays at the end until it is scrolled away from there. */
export function LogLines(props: LogLinesProps) {
  const { label, buffer, version, pattern, current, wrap, times } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(0);
  const { firstSeq, nextSeq, size } = buffer;
  const getItemKey = useCallback(
    (index: number) => firstSeq + index,
    [firstSeq],
  );
  const virtualizer = useVirtualizer({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey,
    overscan: 20,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_THRESHOLD,
  });
  const podCount = buffer.pods.size;
  // The buffer changes in place; its number of pods tells when.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const labels = useMemo(() => podLabels([...buffer.pods]), [buffer, podCount]);
  const podWidth = Math.min(
    Math.max(...[...labels.values()].map(({ short }) => short.length)),
    MAX_POD_WIDTH,
  );
  const timeOf = useLogTime(buffer.get(firstSeq)?.at);
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, wrap]);
  useLayoutEffect(() => {
    if (isAtEnd) {
      virtualizer.scrollToEnd();
      setSeen(nextSeq);
    }
  }, [virtualizer, isAtEnd, nextSeq, version, wrap]);
  useEffect(() => {
    if (current !== undefined) {
      setAtEnd(false);
      virtualizer.scrollToIndex(current - buffer.firstSeq, { align: 'center' });
    }
  }, [virtualizer, buffer, current]);
  const items = virtualizer.getVirtualItems();
  useEffect(() => {
    const { startIndex = 0 } = virtualizer.range ?? {};
    props.firstVisible.current = firstSeq + startIndex;
  });
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        // Whoever listens would hear every line; a summary is read out instead.
        aria-live="off"
        aria-label={label}
        // Takes the focus so that it can be scrolled by keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({
          currentTarget: { scrollHeight, scrollTop, clientHeight },
        }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight <= END_THRESHOLD)
        }
      >
        <div
          className={styles.sizer}
          style={{
            height: virtualizer.getTotalSize(),
            ['--pod-width' as string]: `${podWidth}ch`,
          }}
        >
          {items.map(item => {
            const line = buffer.get(firstSeq + item.index);
            return (
              line && (
                <div
                  key={item.key}
                  ref={wrap ? virtualizer.measureElement : undefined}
                  data-index={item.index}
                  data-current={line.seq === current || undefined}
                  className={`${styles.line} ${wrap ? styles.wrapped : ''}`}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <LogLineRow
                    line={line}
                    pod={podCount > 1 ? labels.get(line.pod) : undefined}
                    time={times ? timeOf(line.at) : undefined}
                    pattern={pattern}
                    isCurrent={line.seq === current}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {!isAtEnd && (
        <Button
          className={styles.toEnd}
          size="small"
          variant="primary"
          iconEnd={<RiArrowDownLine aria-hidden />}
          onPress={() => setAtEnd(true)}
        >
          {nextSeq > seen
            ? t('log.newLines', { count: nextSeq - seen })
            : t('log.toEnd')}
        </Button>
      )}
    </div>
  );
}

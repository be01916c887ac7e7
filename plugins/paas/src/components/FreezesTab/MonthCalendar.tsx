import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Flex } from '@backstage/ui';
import type { FreezeDocument } from '@mooring/backstage-plugin-paas-common';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useRef, type KeyboardEvent } from 'react';
import { useDayWords } from '../../hooks/useDayWords';
import { useWeekdays } from '../../hooks/useConditionWords';
import {
  addDays,
  addMonths,
  monthGrid,
  type Day,
} from '../../lib/policies/monthGrid';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { CalendarDay } from './CalendarDay';
import styles from './FreezesTab.module.css';

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** Props of {@link MonthCalendar}. */
export interface MonthCalendarProps {
  freezes: FreezeDocument[];
  /** `2026-11` */
  month: string;
  /** The day that the keyboard is on. */
  day: Day;
  today: Day;
  onChoose: (day: Day | undefined) => void;
}

/** A month, with what is frozen on each day; arrow keys go from day to day. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { freezes, month, day, today, onChoose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { monthOf } = useDayWords();
  const weekdays = useWeekdays();
  const grid = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      onChoose(addDays(day, step));
      // The day may be in a month that is yet to be drawn.
      setTimeout(() =>
        grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
      );
    }
  };
  const turn = (months: number) => onChoose(`${addMonths(month, months)}-01`);
  return (
    <section>
      <div className={styles.monthHead}>
        <h2 className={styles.heading} aria-live="polite">
          {monthOf(month)}
        </h2>
        <Flex gap="1">
          <ButtonIcon
            size="small"
            variant="secondary"
            icon={<RiArrowLeftSLine aria-hidden />}
            aria-label={t('freezes.previous')}
            onPress={() => turn(-1)}
          />
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChoose(undefined)}
          >
            {t('freezes.today')}
          </Button>
          <ButtonIcon
            size="small"
            variant="secondary"
            icon={<RiArrowRightSLine aria-hidden />}
            aria-label={t('freezes.next')}
            onPress={() => turn(1)}
          />
        </Flex>
      </div>
      <table
        ref={grid}
        role="grid"
        className={styles.month}
        aria-label={t('freezes.calendar', { month: monthOf(month) })}
        onKeyDown={move}
      >
        <thead>
          <tr>
            {weekdays.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(month).map(week => (
            <tr key={week[0]}>
              {week.map(it => (
                <CalendarDay
                  key={it}
                  day={it}
                  freezes={freezes}
                  isOutside={!it.startsWith(month)}
                  isToday={it === today}
                  isChosen={it === day}
                  onChoose={() => onChoose(it)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

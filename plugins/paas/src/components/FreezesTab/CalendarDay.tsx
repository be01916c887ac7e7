import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FreezeDocument } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useDayWords } from '../../hooks/useDayWords';
import { freezesOn } from '../../lib/policies/freezesOn';
import type { Day } from '../../lib/policies/monthGrid';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './FreezesTab.module.css';

/** Props of {@link CalendarDay}. */
export interface CalendarDayProps {
  day: Day;
  freezes: FreezeDocument[];
  /** It belongs to the month before or after. */
  isOutside: boolean;
  isToday: boolean;
  isChosen: boolean;
  onChoose: () => void;
}

/** A day of the calendar, and which environments are frozen on it. */
export function CalendarDay(props: CalendarDayProps) {
  const { day, freezes, isOutside, isToday, isChosen, onChoose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const { dayOf } = useDayWords();
  const names = new Set(
    freezesOn(freezes, day).flatMap(({ body }) => body.environments),
  );
  const titles = [...names].map(titleOf);
  return (
    <td
      role="gridcell"
      aria-selected={isChosen}
      className={isOutside ? styles.outside : undefined}
    >
      <button
        type="button"
        className={`${styles.day} ${isChosen ? styles.chosen : ''}`}
        tabIndex={isChosen ? 0 : -1}
        aria-current={isToday ? 'date' : undefined}
        aria-label={
          titles.length === 0
            ? t('freezes.dayNone', { day: dayOf(day) })
            : t('freezes.day', { day: dayOf(day), what: list(titles) })
        }
        onClick={onChoose}
      >
        <span className={isToday ? styles.today : undefined}>
          {Number(day.slice(-2))}
        </span>
        {titles.map(title => (
          <span key={title} className={styles.frozen}>
            {title}
          </span>
        ))}
      </button>
    </td>
  );
}

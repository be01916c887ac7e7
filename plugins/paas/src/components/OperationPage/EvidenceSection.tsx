import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Evidence } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import styles from './EvidenceSection.module.css';

/** Props of {@link EvidenceSection}. */
export interface EvidenceSectionProps {
  evidence: Evidence[];
}

/** What was found of a failure before it was taken back: problems, events, last lines. */
export function EvidenceSection(props: EvidenceSectionProps) {
  const { t } = useTranslationRef(operationsTranslationRef);
  return props.evidence.length === 0 ? null : (
    <section className={styles.root} aria-label={t('operation.evidence')}>
      <Text as="h2" variant="title-x-small">
        {t('operation.evidence')}
      </Text>
      {props.evidence.map(item => (
        <div key={item.at} className={styles.item}>
          <Text as="p" color="secondary">
            {t('operation.evidenceAt')} <RelativeTime at={item.at} />
          </Text>
          <Problems {...item} />
          <Events {...item} />
          <Logs {...item} />
        </div>
      ))}
    </section>
  );
}

function Problems({ problems }: Evidence) {
  const { t } = useTranslationRef(operationsTranslationRef);
  return problems.length === 0 ? null : (
    <ul className={styles.problems} aria-label={t('operation.problems')}>
      {problems.map(problem => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}

function Events({ events }: Evidence) {
  const { t } = useTranslationRef(operationsTranslationRef);
  return events.length === 0 ? null : (
    <ul className={styles.events} aria-label={t('operation.events')}>
      {events.map((event, index) => (
        <li key={`${event.at} ${index}`}>
          <strong>{event.reason}</strong> {event.object}{' '}
          <span className={styles.secondary}>
            {event.count > 1 &&
              `${t('operation.eventTimes', { times: String(event.count) })} · `}
            <RelativeTime at={event.at} />
          </span>
          <br />
          {event.message}
        </li>
      ))}
    </ul>
  );
}

function Logs({ logs = [] }: Evidence) {
  const { t } = useTranslationRef(operationsTranslationRef);
  return (
    <>
      {logs.map(({ pod, container, lines }) => (
        <details key={`${pod} ${container}`} className={styles.log}>
          <summary>{t('operation.lastLines', { pod, container })}</summary>
          <pre
            // Takes the focus so that it can be scrolled by keys.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            {lines.join('\n')}
          </pre>
        </details>
      ))}
    </>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreflightCheck } from '@mooring/backstage-plugin-paas-common';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { usePlaceWords } from '../../hooks/usePlaceWords';
import { useSentences } from '../../hooks/useSentences';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './PreflightChecks.module.css';

type Status = PreflightCheck['status'];

const ICONS: Record<Status, RemixiconComponentType> = {
  ok: RiCheckLine,
  unknown: RiQuestionLine,
  warning: RiAlertLine,
  problem: RiCloseCircleLine,
};

/** What matters most comes first. */
const ORDER: readonly Status[] = ['problem', 'warning', 'unknown', 'ok'];

/** Props of {@link PreflightChecks}. */
export interface PreflightChecksProps {
  checks: PreflightCheck[];
}

/** What was looked at before a plan is carried out, problems first. */
export function PreflightChecks(props: PreflightChecksProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const placeOf = usePlaceWords(props.checks);
  const tell = useSentences();
  const sorted = [...props.checks].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  );
  return sorted.length === 0 ? null : (
    <ul className={styles.list} aria-label={t('preflight.label')}>
      {sorted.map((check, index) => (
        <li key={`${check.code} ${check.instance} ${index}`}>
          <Sign status={check.status} />
          <span className={styles[check.status]}>
            {placeOf(check.instance) !== undefined && (
              <strong>{placeOf(check.instance)}: </strong>
            )}
            {tell(check.message)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Sign(props: { status: Status }) {
  const { status } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const Icon = ICONS[status];
  const word = t(`preflight.${status}`);
  return (
    <span
      className={`${styles.icon} ${styles[`${status}Icon`]}`}
      role="img"
      aria-label={word}
      title={word}
    >
      <Icon size={16} aria-hidden />
    </span>
  );
}

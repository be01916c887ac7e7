import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Decision } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { RiCheckLine, RiCloseLine } from '@remixicon/react';
import { isWebAddress } from '../../lib/isWebAddress';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './Gates.module.css';

/** Props of {@link DecisionList}. */
export interface DecisionListProps {
  decisions: Decision[];
}

/** Who decided what and when at a gate; what was said of an earlier plan is marked as not counting. */
export function DecisionList(props: DecisionListProps) {
  const { t } = useTranslationRef(gatesTranslationRef);
  return props.decisions.length === 0 ? null : (
    <ul className={styles.decisions} aria-label={t('gate.decisions')}>
      {props.decisions.map(decision => (
        <li key={`${decision.at} ${decision.actor}`}>
          <DecisionItem {...decision} />
        </li>
      ))}
    </ul>
  );
}

function DecisionItem(decision: Decision) {
  const { verdict, actor, onBehalfOf, at, note, evidenceUrl, counts } =
    decision;
  const { t } = useTranslationRef(gatesTranslationRef);
  const isAgreed = verdict !== 'rejected';
  const Icon = isAgreed ? RiCheckLine : RiCloseLine;
  const looks = isAgreed ? styles.agreed : styles.rejected;
  return (
    <div className={counts ? undefined : styles.outdated}>
      <Icon size={16} aria-hidden className={counts ? looks : undefined} />{' '}
      {t(`gate.verdict.${verdict}`, { actor: <Person entityRef={actor} /> })}
      {onBehalfOf !== undefined && (
        <>
          {' '}
          {t('gate.onBehalfOf', { person: <Person entityRef={onBehalfOf} /> })}
        </>
      )}
      {' · '}
      <RelativeTime at={at} />
      {evidenceUrl !== undefined && isWebAddress(evidenceUrl) && (
        <>
          {' · '}
          <Link
            href={evidenceUrl}
            variant="body-small"
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('gate.evidence')}
          </Link>
        </>
      )}
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {!counts && <p className={styles.note}>{t('gate.outdated')}</p>}
    </div>
  );
}

function Person(props: { entityRef: string }) {
  return (
    <EntityDisplayName entityRef={props.entityRef} hideIcon disableTooltip />
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ProcedureDocument } from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions } from '@mooring/react';
import { useState } from 'react';
import { useConditionWords } from '../../hooks/useConditionWords';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './ProceduresTab.module.css';
import { VersionLine, WithdrawDialog } from '../PolicyVersions';

/** Props of {@link ProcedureCard}. */
export interface ProcedureCardProps {
  document: ProcedureDocument;
  canChange: boolean;
  onEdit: () => void;
  onLook: () => void;
}

/** A procedure: when it applies, and whom it asks for what. */
export function ProcedureCard(props: ProcedureCardProps) {
  const { document, canChange, onEdit, onLook } = props;
  const { name, condition, gates } = document.body;
  const { t } = useTranslationRef(policiesTranslationRef);
  const words = useConditionWords()(condition);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const reason = canChange ? undefined : t('policies.onlyOperators');
  return (
    <article className={styles.card} aria-label={name}>
      <div>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.condition}>
          {words.length === 0 ? t('policies.when.always') : words.join(' · ')}
        </p>
      </div>
      <ol className={styles.gates} aria-label={t('policies.gates', { name })}>
        {gates.map((gate, index) => (
          <li key={index}>
            {t(gate.count > 1 ? 'policies.gateLineMany' : 'policies.gateLine', {
              title: gate.title,
              group: refName(gate.group),
              people: String(gate.count),
            })}{' '}
            <span className={styles.place}>
              {t(`policies.place.${gate.place}`)}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <VersionLine document={document} />
        <ReasonedActions
          actions={[
            {
              ...{ id: 'versions', label: t('policies.versions') },
              ariaLabel: t('policies.versionsOf', { name }),
              variant: 'tertiary',
              onPress: onLook,
            },
            {
              ...{ id: 'edit', label: t('policies.edit'), reason },
              ariaLabel: t('policies.editOf', { name }),
              onPress: onEdit,
            },
            {
              ...{ id: 'withdraw', label: t('policies.withdraw'), reason },
              ariaLabel: t('policies.withdrawOf', { name }),
              onPress: () => setWithdrawing(true),
            },
          ]}
        />
      </div>
      {isWithdrawing && (
        <WithdrawDialog
          kind="procedure"
          name={name}
          document={document}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </article>
  );
}

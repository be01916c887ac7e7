import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link, Text } from '@backstage/ui';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { PlanSummaryView, PreflightChecks } from '@mooring/react';
import { operationRouteRef } from '../../routes';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './ChangeDrawer.module.css';
import { PlanGates } from './PlanGates';
import { PlanSteps } from './PlanSteps';

/** Enough of a hash to compare it by eye. */
const SHOWN_HASH = 'sha256:'.length + 12;

/** Props of {@link PlanContent}. */
export interface PlanContentProps {
  plan: PlanPreview;
}

/** A plan as it is read: in words, then what was checked, then the steps for those who want them. */
export function PlanContent(props: PlanContentProps) {
  const { plan } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const supersedes = new Set(
    plan.summary.flatMap(({ supersedes: id }) => id ?? []),
  );
  return (
    <>
      {[...supersedes].map(id => (
        <Supersedes key={id} id={id} />
      ))}
      {plan.steps.length === 0 ? (
        <Text as="p">{t('change.same')}</Text>
      ) : (
        <PlanSummaryView plan={plan} />
      )}
      <PlanGates plan={plan} />
      <PreflightChecks checks={plan.preflight} />
      {plan.steps.length > 0 && <PlanSteps plan={plan} />}
      <p className={styles.hash} title={plan.hash}>
        {t('change.planHash', {
          hash: `${plan.hash.slice(0, SHOWN_HASH)}…`,
        })}
      </p>
    </>
  );
}

function Supersedes(props: { id: string }) {
  const { id } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  return (
    <Alert
      status="warning"
      icon
      title={t('change.supersedes')}
      description={t('change.supersedesHint')}
      customActions={
        <Link href={operationLink?.({ id }) ?? ''} title={id}>
          {t('change.supersedesLink')}
        </Link>
      }
    />
  );
}

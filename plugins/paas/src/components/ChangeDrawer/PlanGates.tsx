import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { RiUserLine } from '@remixicon/react';
import { gatesOf, type PlannedGate } from '../../lib/gates';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './ChangeDrawer.module.css';

/** Props of {@link PlanGates}. */
export interface PlanGatesProps {
  plan: PlanPreview;
}

/** Who is asked on the way, at which step and for what. */
export function PlanGates(props: PlanGatesProps) {
  const { t } = useTranslationRef(gatesTranslationRef);
  const gates = gatesOf(props.plan);
  return gates.length === 0 ? null : (
    <ul className={styles.gates} aria-label={t('change.asked')}>
      {gates.map(gate => (
        <li key={gate.number}>
          <RiUserLine size={16} aria-hidden />
          <Asked {...gate} />
        </li>
      ))}
    </ul>
  );
}

function Asked({ number, type, gate }: PlannedGate) {
  const { t } = useTranslationRef(gatesTranslationRef);
  return (
    <div>
      {t(`change.asked.${type}`, {
        number: String(number),
        count: gate.count,
        group: (
          <EntityDisplayName entityRef={gate.group} hideIcon disableTooltip />
        ),
      })}
      <span className={styles.gateWhy}>
        {gate.title} · {t('gate.procedure', { procedure: gate.procedure })}
      </span>
    </div>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  paasInstanceEmergencyPermission,
  type PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { useMayRunEmergency } from '../../hooks/useMayRunEmergency';
import { useOwnership } from '../../hooks/useOwnership';
import { freezeOverriders, gatesOf, isFrozen } from '../../lib/gates';
import { refName } from '../../lib/refName';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { ExceptionField } from './ExceptionField';
import type { Exceptions } from './useExceptions';

/** Props of {@link ExceptionFields}. */
export interface ExceptionFieldsProps {
  plan: PlanPreview;
  exceptions: Exceptions;
}

/** The ways past a freeze and past approvals, where there are any to pass; closed with the reason to those who may not. */
export function ExceptionFields(props: ExceptionFieldsProps) {
  const { plan, exceptions } = props;
  const { emergency, freezeOverride } = exceptions;
  const frozen = isFrozen(plan);
  const isAsked = gatesOf(plan).some(({ type }) => type === 'approve');
  return (
    <>
      {frozen && emergency === undefined && <FreezeOverride {...props} />}
      {(frozen || isAsked || emergency !== undefined) &&
        freezeOverride === undefined && <Emergency {...props} />}
    </>
  );
}

function FreezeOverride({ plan, exceptions }: ExceptionFieldsProps) {
  const { t } = useTranslationRef(gatesTranslationRef);
  const { list } = useMooringFormats();
  const { data: ownership = [] } = useOwnership();
  const groups = freezeOverriders(plan);
  const refused = groups?.some(group => !ownership.includes(group));
  return (
    <ExceptionField
      kind="freezeOverride"
      value={exceptions.freezeOverride}
      refusal={
        refused
          ? t('freeze.overrideRefused', {
              groups: list((groups ?? []).map(refName)),
            })
          : undefined
      }
      onChange={exceptions.setFreezeOverride}
    />
  );
}

function Emergency({ plan, exceptions }: ExceptionFieldsProps) {
  const { t } = useTranslationRef(gatesTranslationRef);
  const may = useMayRunEmergency(plan.targets.map(({ instance }) => instance));
  const refusal = () => {
    if (may === undefined) {
      return t('change.emergency.unknown');
    }
    return may
      ? undefined
      : t('change.emergency.refused', {
          permission: paasInstanceEmergencyPermission.name,
        });
  };
  return (
    <ExceptionField
      kind="emergency"
      value={exceptions.emergency}
      refusal={refusal()}
      onChange={exceptions.setEmergency}
    />
  );
}

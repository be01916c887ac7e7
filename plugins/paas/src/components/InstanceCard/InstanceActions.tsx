import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions, type ReasonedAction } from '@mooring/react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useReservationOf } from '../../hooks/useReservations';
import type { DrawerKind } from '../../hooks/useRuntimeView';
import { refName } from '../../lib/refName';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { actionRefusal } from './actionRefusal';

/** Props of {@link InstanceActions}. */
export interface InstanceActionsProps {
  panel: Panel;
  instance: InstanceView;
  onChange: (kind: DrawerKind) => void;
}

/** What can be done to an instance; disabled with the reason where it cannot. */
export function InstanceActions(props: InstanceActionsProps) {
  const { panel, instance } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const environment = useInstanceTitle()(instance);
  const actionOf = useActions(props);
  const { resumable, stopped } = instance.inside ?? {};
  const reservation = useReservationOf(instance.id);
  const reserve = actionOf('reserve');
  return (
    <ReasonedActions
      actions={[actionOf('deploy'), actionOf('scale'), actionOf('rollback')]}
      menu={{
        label: t('card.moreActions', { service: panel.name, environment }),
        actions: [
          actionOf(
            'resume',
            resumable === undefined
              ? t('card.action.resumeNone')
              : t('card.action.resume', { release: String(resumable) }),
          ),
          actionOf('restart'),
          actionOf(stopped ? 'start' : 'stop'),
          actionOf('names'),
          {
            ...reserve,
            reason:
              reserve.reason ??
              (reservation &&
                tPolicies('reservations.taken', {
                  holder: refName(reservation.holder),
                })),
          },
          { ...actionOf('delete'), destructive: true },
        ],
      }}
    />
  );
}

function useActions(props: InstanceActionsProps) {
  const { panel, instance, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const environment = useInstanceTitle()(instance);
  const notAllowed =
    instance.inside || panel.ownerRef === undefined
      ? t('card.notAllowed', { environment })
      : t('card.onlyOwners', { owner: parseEntityRef(panel.ownerRef).name });
  return (
    kind: DrawerKind,
    label: string = t(`card.action.${kind as Exclude<DrawerKind, 'resume'>}`),
  ): ReasonedAction => {
    const refusal = actionRefusal(kind, instance);
    return {
      id: kind,
      label,
      ariaLabel:
        refusal === 'nothingToResume'
          ? undefined
          : t(`change.title.${kind}`, {
              service: panel.name,
              environment,
              release: String(instance.inside?.resumable),
            }),
      reason:
        refusal === 'notAllowed' ? notAllowed : refusal && t(`card.${refusal}`),
      onPress: () => onChange(kind),
    };
  };
}

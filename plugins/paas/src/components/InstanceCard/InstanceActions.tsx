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
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
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
  const { t: tRuntime } = useTranslationRef(runtimeTranslationRef);
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
        label: tRuntime('card.moreActions', {
          service: panel.name,
          environment,
        }),
        actions: [
          actionOf(
            'resume',
            resumable === undefined
              ? tRuntime('card.action.resumeNone')
              : tRuntime('card.action.resume', { release: String(resumable) }),
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
  const { t: tRuntime } = useTranslationRef(runtimeTranslationRef);
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const environment = useInstanceTitle()(instance);
  const notAllowed =
    instance.inside || panel.ownerRef === undefined
      ? tRuntime('card.notAllowed', { environment })
      : tRuntime('card.onlyOwners', {
          owner: parseEntityRef(panel.ownerRef).name,
        });
  return (
    kind: DrawerKind,
    label: string = tRuntime(
      `card.action.${kind as Exclude<DrawerKind, 'resume'>}`,
    ),
  ): ReasonedAction => {
    const refusal = actionRefusal(kind, instance);
    return {
      id: kind,
      label,
      ariaLabel:
        refusal === 'nothingToResume'
          ? undefined
          : tChange(`change.title.${kind}`, {
              service: panel.name,
              environment,
              release: String(instance.inside?.resumable),
            }),
      reason:
        refusal === 'notAllowed'
          ? notAllowed
          : refusal && tRuntime(`card.${refusal}`),
      onPress: () => onChange(kind),
    };
  };
}

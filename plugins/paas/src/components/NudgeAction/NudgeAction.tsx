import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import {
  ErrorNote,
  ReasonedActions,
  RelativeTime,
  useMooringFormats,
} from '@mooring/react';
import { useNudge } from '../../hooks/useNudge';
import { refName } from '../../lib/refName';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';

/** Props of {@link NudgeAction}. */
export interface NudgeActionProps {
  operation: Pick<OperationDetail, 'id' | 'holder' | 'endedAt'>;
}

/** Asks whoever an operation waits for to look at it; says who did so last, and when it is possible again. */
export function NudgeAction(props: NudgeActionProps) {
  const { id, holder, endedAt } = props.operation;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const { time, list } = useMooringFormats();
  const toasts = useApi(toastApiRef);
  const isWaiting = holder !== undefined && endedAt === undefined;
  const { state, nudge } = useNudge(id, isWaiting);
  if (!isWaiting || !state) {
    return null;
  }
  const { recipients, last, possibleAt } = state;
  const reason =
    (recipients.length === 0 && t('nudge.nobody')) ||
    (possibleAt !== undefined &&
      t('nudge.early', { time: time(possibleAt) })) ||
    undefined;
  return (
    <Flex direction="column" gap="1">
      <ReasonedActions
        actions={[
          {
            id: 'nudge',
            label: t('nudge.label'),
            reason,
            isPending: nudge.isPending,
            onPress: () =>
              nudge.mutate(undefined, {
                onSuccess: told =>
                  toasts.post({
                    title: t('nudge.done', {
                      names: list(told.recipients.map(refName)),
                    }),
                    status: 'success',
                  }),
              }),
          },
        ]}
      />
      {last && (
        <Text as="p" variant="body-small" color="secondary">
          {t('nudge.last', {
            by: (
              <EntityDisplayName entityRef={last.by} hideIcon disableTooltip />
            ),
            when: <RelativeTime at={last.at} />,
          })}
        </Text>
      )}
      {nudge.error && <ErrorNote error={nudge.error} />}
    </Flex>
  );
}

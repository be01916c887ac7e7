import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  operationStateSchema,
  type TimelineEntry,
} from '@mooring/backstage-plugin-paas-common';
import { Elapsed, OperationStateChip } from '@mooring/react';
import { operationRouteRef } from '../../routes';
import { runtimeMessages } from '../../translation/runtime/messages';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceEvents.module.css';

type KindKey = Extract<
  keyof typeof runtimeMessages,
  `events.operation.${string}`
>;

/** Props of {@link OperationEntry}. */
export interface OperationEntryProps {
  operation: TimelineEntry & { type: 'operation' };
}

/** What somebody changed through the portal, with a way to the operation. */
export function OperationEntry(props: OperationEntryProps) {
  const { id, kind, state, by, at, endedAt } = props.operation;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  const key = `events.operation.${kind}`;
  const known = operationStateSchema.safeParse(state);
  return (
    <p className={styles.headline}>
      <Link href={operationLink?.({ id }) ?? ''}>
        {isKindKey(key) ? t(key) : kind}
      </Link>
      {known.success ? <OperationStateChip state={known.data} /> : state}
      <EntityDisplayName entityRef={by} hideIcon disableTooltip />
      <span className={styles.secondary}>
        <Elapsed from={at} to={endedAt} />
      </span>
    </p>
  );
}

function isKindKey(key: string): key is KindKey {
  return Object.hasOwn(runtimeMessages, key);
}

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Flex, Link, Text } from '@backstage/ui';
import type {
  InstanceView,
  ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';
import {
  StatusChip,
  useEnvironments,
  type InstanceCardLineProps,
} from '@mooring/react';
import type { ComponentType } from 'react';
import type { DrawerKind } from '../../hooks/useRuntimeView';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { InsideLines } from './InsideLines';
import { InstanceActions } from './InstanceActions';
import styles from './InstanceCard.module.css';
import { StaleNote } from './StaleNote';

/** Props of {@link InstanceCard}. */
export interface InstanceCardProps {
  service: ServiceDetail;
  instance: InstanceView;
  cardLines: ComponentType<InstanceCardLineProps>[];
  /** Where this instance is the chosen one. */
  href: string;
  isChosen: boolean;
  onChange: (kind: DrawerKind) => void;
}

/** One service in one environment: how it is doing, why, and what can be done. */
export function InstanceCard(props: InstanceCardProps) {
  const { service, instance, cardLines, href, isChosen, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  const { environment, status, reason, inside, stale } = instance;
  return (
    <article
      className={`${styles.card} ${isChosen ? styles.chosen : ''}`}
      aria-label={`${service.name} · ${titleOf(environment)}`}
    >
      <BgProvider bg="neutral-1">
        <div className={styles.head}>
          <h2 className={styles.title}>
            <Link
              href={href}
              standalone
              aria-current={isChosen ? 'true' : undefined}
            >
              {titleOf(environment)}
            </Link>
          </h2>
          <StatusChip status={status} />
        </div>
        <div className={stale ? styles.stale : undefined}>
          <Flex direction="column" gap="1">
            {reason && <Text as="p">{reason}</Text>}
            <OperationLine instance={instance} />
            {inside ? (
              <InsideLines inside={inside} />
            ) : (
              <Text as="p" color="secondary">
                {t('card.outsider')}
              </Text>
            )}
            {cardLines.map((Line, index) => (
              <Line key={index} instance={instance} />
            ))}
          </Flex>
        </div>
        {stale && <StaleNote instance={instance} />}
        <InstanceActions
          service={service}
          instance={instance}
          onChange={onChange}
        />
      </BgProvider>
    </article>
  );
}

function OperationLine(props: { instance: InstanceView }) {
  const { operation } = props.instance;
  const { t } = useTranslationRef(paasTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  return operation ? (
    <Link href={operationLink?.({ id: operation.id }) ?? ''}>
      {t(`card.operation.${operation.kind}`, {
        step: String(operation.step),
        steps: String(operation.steps),
      })}
    </Link>
  ) : null;
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Link, Text } from '@backstage/ui';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { StatusChip, type InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useReservationOf } from '../../hooks/useReservations';
import type { DrawerKind } from '../../hooks/useRuntimeView';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { ReservationLine } from '../ReservationLine';
import { CardFindings } from './CardFindings';
import { CountsLine } from './CountsLine';
import { Endpoints } from './Endpoints';
import { InstanceActions } from './InstanceActions';
import styles from './InstanceCard.module.css';
import { OperationLine } from './OperationLine';
import { PlaceLine } from './PlaceLine';
import { ReleaseLine } from './ReleaseLine';
import { UsageLines } from './UsageLines';

/** Props of {@link InstanceCard}. */
export interface InstanceCardProps {
  panel: Panel;
  instance: InstanceView;
  cardLines: ComponentType<InstanceCardLineProps>[];
  /** Where this instance is the chosen one. */
  href: string;
  isChosen: boolean;
  /** `row`: one of many, as wide as the page. */
  layout: 'card' | 'row';
  onChange: (kind: DrawerKind) => void;
}

/** One service in one environment: how it is doing, why, and what can be done. */
export function InstanceCard(props: InstanceCardProps) {
  const { panel, instance, href, isChosen, layout, onChange } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const title = useInstanceTitle()(instance);
  const { status, inside, stale } = instance;
  const reservation = useReservationOf(instance.id);
  // Risks are told in the section Healing, and the age of the facts below.
  const matters = (inside?.findings ?? []).filter(
    ({ severity, code }) =>
      severity !== 'risk' && code !== 'cluster-unreachable',
  );
  const look = [styles.card, styles[layout], isChosen && styles.chosen];
  return (
    <article
      className={look.filter(Boolean).join(' ')}
      aria-label={`${panel.name} · ${title}`}
    >
      <BgProvider bg="neutral-1">
        <div className={styles.head}>
          <h2 className={styles.title}>
            <Link
              href={href}
              standalone
              weight="bold"
              aria-current={isChosen ? 'true' : undefined}
            >
              {title}
            </Link>
          </h2>
          <StatusChip status={status} />
        </div>
        <div className={`${styles.facts} ${stale ? styles.stale : ''}`}>
          <CountsLine instance={instance} />
          {inside && <CardFindings findings={matters} />}
          <OperationLine instance={instance} />
          {reservation && <ReservationLine reservation={reservation} />}
          {inside ? (
            <ReleaseLine panel={panel} instance={instance} inside={inside} />
          ) : (
            <Text as="p" color="secondary">
              {t('card.outsider')}
            </Text>
          )}
        </div>
        <div className={`${styles.facts} ${stale ? styles.stale : ''}`}>
          {inside && <UsageLines instance={instance} inside={inside} />}
          <Addresses {...props} />
        </div>
        <div className={styles.foot}>
          <PlaceLine instance={instance} />
          <InstanceActions
            panel={panel}
            instance={instance}
            onChange={onChange}
          />
        </div>
      </BgProvider>
    </article>
  );
}

function Addresses(props: InstanceCardProps) {
  const { instance, cardLines } = props;
  // Whoever manages names says more of them in a line of its own.
  const endpoints = instance.inside?.endpoints.filter(
    ({ type }) => type !== 'dns' || cardLines.length === 0,
  );
  return (
    <>
      {endpoints && <Endpoints endpoints={endpoints} />}
      {cardLines.map((Line, index) => (
        <Line key={index} instance={instance} />
      ))}
    </>
  );
}

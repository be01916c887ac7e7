import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type {
  ComparedRelease,
  HistoryItem,
} from '@mooring/backstage-plugin-paas-common';
import {
  ContentChanges,
  useContentWords,
  useEnvironments,
  useMooringFormats,
} from '@mooring/react';
import { operationRouteRef } from '../../routes';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import styles from './HistoryPage.module.css';

/** Props of {@link HistoryItems}. */
export interface HistoryItemsProps {
  items: HistoryItem[];
}

/** What was live, one card for each service and environment. */
export function HistoryItems(props: HistoryItemsProps) {
  return (
    <ul className={styles.list}>
      {props.items.map(item => (
        <li key={item.instance} className={styles.item}>
          <LiveThen item={item} />
          <Differences item={item} />
        </li>
      ))}
    </ul>
  );
}

function LiveThen(props: { item: HistoryItem }) {
  const { item } = props;
  const { service, environment, release, image, since, until, operation } =
    item;
  const { t } = useTranslationRef(auditTranslationRef);
  const { titleOf } = useEnvironments();
  const { dateTime } = useMooringFormats();
  const operationLink = useRouteRef(operationRouteRef);
  return (
    <div>
      <Text as="h2" variant="title-x-small">
        {t('history.place', { service, place: titleOf(environment) })}
      </Text>
      <Text as="p" weight="bold">
        {t('history.release', { version: image.tag, release: String(release) })}
      </Text>
      <Text as="p" color="secondary">
        {until === undefined
          ? t('history.since', { since: dateTime(since) })
          : t('history.between', {
              since: dateTime(since),
              until: dateTime(until),
            })}
      </Text>
      <p className={styles.line}>
        <Link href={operationLink?.({ id: operation.id }) ?? ''}>
          {t(`history.operation.${operation.kind}`)}
        </Link>
        <span>
          {t('history.by')}{' '}
          <EntityDisplayName
            entityRef={operation.initiator}
            hideIcon
            disableTooltip
          />{' '}
          {operation.via !== undefined &&
            t('audit.via', { via: operation.via })}
        </span>
        <span>{dateTime(operation.acceptedAt)}</span>
      </p>
      {operation.note !== undefined && <Text as="p">{operation.note}</Text>}
      {operation.decisions.map(({ actor, verdict, at }) => (
        <p key={`${actor} ${at}`} className={styles.line}>
          <span>{t(`history.verdict.${verdict}`)}</span>
          <EntityDisplayName entityRef={actor} hideIcon disableTooltip />
          <span>{dateTime(at)}</span>
        </p>
      ))}
    </div>
  );
}

function Differences(props: { item: HistoryItem }) {
  const { before, now, release } = props.item;
  const { t } = useTranslationRef(auditTranslationRef);
  return (
    <div className={styles.differences}>
      {before ? (
        <Compared
          title={t('history.before', {
            version: before.image.tag,
            release: String(before.number),
          })}
          release={before}
        />
      ) : (
        <Text as="p" color="secondary">
          {t('history.first')}
        </Text>
      )}
      {!now && <Text as="p">{t('history.gone')}</Text>}
      {now?.number === release && (
        <Text as="p" color="secondary">
          {t('history.same')}
        </Text>
      )}
      {now && now.number !== release && (
        <Compared
          title={t('history.now', {
            version: now.image.tag,
            release: String(now.number),
          })}
          release={now}
        />
      )}
    </div>
  );
}

/** All that differs, or its parts alone where one may not see configuration. */
function Compared(props: { title: string; release: ComparedRelease }) {
  const { title, release } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const { partOf } = useContentWords();
  const { list } = useMooringFormats();
  return (
    <div>
      <Text as="h3" weight="bold">
        {title}
      </Text>
      {release.changes && release.changes.length > 0 ? (
        <ContentChanges label={title} changes={release.changes} />
      ) : (
        <Text as="p" color="secondary">
          {release.changed.length > 0
            ? list(release.changed.map(partOf))
            : t('history.noDifference')}
        </Text>
      )}
    </div>
  );
}

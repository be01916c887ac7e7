import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { ButtonIcon, Link, Text } from '@backstage/ui';
import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';
import { Chip, RelativeTime } from '@mooring/react';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiCheckLine,
  RiForbidLine,
} from '@remixicon/react';
import { useId, useState } from 'react';
import { refName } from '../../lib/refName';
import { operationRouteRef } from '../../routes';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import styles from './AuditPage.module.css';

const OPERATION = 'operation:';

/** Props of {@link AuditRow}. */
export interface AuditRowProps {
  event: AuditEvent;
}

/** Who did what to what, and what else is on record of it. */
export function AuditRow(props: AuditRowProps) {
  const { at, actor, via, onBehalfOf, action, projectRef } = props.event;
  const { t } = useTranslationRef(auditTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  return (
    <tbody>
      <tr>
        <td>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={`${t('audit.detail')}: ${action}`}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            icon={
              isOpen ? (
                <RiArrowDownSLine aria-hidden />
              ) : (
                <RiArrowRightSLine aria-hidden />
              )
            }
            onPress={() => setOpen(!isOpen)}
          />
        </td>
        <td>
          <RelativeTime at={at} />
        </td>
        <td>
          {actor.startsWith('user:') ? (
            <EntityDisplayName entityRef={actor} hideIcon disableTooltip />
          ) : (
            actor
          )}
          {via !== undefined && (
            <span className={styles.secondary}> {t('audit.via', { via })}</span>
          )}
          {onBehalfOf !== undefined && (
            <span className={styles.secondary}>
              {' '}
              {t('audit.onBehalfOf', { who: refName(onBehalfOf) })}
            </span>
          )}
        </td>
        <td className={styles.typed}>{action}</td>
        <td>
          <Outcome {...props} />
        </td>
        <td>{refName(projectRef) || '—'}</td>
        <td className={styles.typed}>
          <Target {...props} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td />
          <td colSpan={6} id={detailId}>
            <Detail {...props} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Detail(props: AuditRowProps) {
  const { detail, beforeHash, afterHash, origin, seal } = props.event;
  const { t } = useTranslationRef(auditTranslationRef);
  const known = { ...detail, beforeHash, afterHash };
  const hasDetail = Object.values(known).some(value => value !== undefined);
  return (
    <>
      {hasDetail ? (
        <pre className={styles.detail}>{JSON.stringify(known, null, 2)}</pre>
      ) : (
        <Text as="p" color="secondary">
          {t('audit.noDetail')}
        </Text>
      )}
      <Text as="p" color="secondary">
        {[
          ...(origin === undefined ? [] : [t('audit.origin', { origin })]),
          ...(seal ? [t('audit.seal', { number: `${seal.number}` })] : []),
        ].join(' · ')}
      </Text>
    </>
  );
}

function Outcome(props: AuditRowProps) {
  const { outcome } = props.event;
  const { t } = useTranslationRef(auditTranslationRef);
  return (
    <Chip
      tone={outcome === 'refused' ? 'warning' : 'quiet'}
      icon={outcome === 'refused' ? RiForbidLine : RiCheckLine}
      label={t(`audit.outcome.${outcome}`)}
    />
  );
}

/** An operation leads to its page. */
function Target(props: AuditRowProps) {
  const { target } = props.event;
  const operationLink = useRouteRef(operationRouteRef);
  return target.startsWith(OPERATION) && operationLink ? (
    <Link href={operationLink({ id: target.slice(OPERATION.length) })}>
      {target}
    </Link>
  ) : (
    <>{target}</>
  );
}

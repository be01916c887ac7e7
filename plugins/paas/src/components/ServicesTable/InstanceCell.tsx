import { Tooltip, TooltipTrigger, VisuallyHidden } from '@backstage/ui';
import type { OverviewInstance } from '@mooring/backstage-plugin-paas-common';
import { StatusMark } from '@mooring/react';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { useLookedAt } from '../../hooks/useLookedAt';
import { UnreachableFor } from '../InstanceWords';
import styles from './ServicesTable.module.css';
import type { ServiceWords } from './useServiceWords';

/** Props of {@link InstanceCell}. */
export interface InstanceCellProps {
  words: ServiceWords;
  /** `web in Development`, which the words are about. */
  about: string;
  instance: OverviewInstance;
  href: string;
}

/**
 * How a service is doing in one place: sign, words, and below them what is the
 * matter. All of it is in the tooltip where it does not fit.
 */
export function InstanceCell(props: InstanceCellProps) {
  const { words, about, instance, href } = props;
  const link = useRef<HTMLAnchorElement>(null);
  const { isLookedAt, end, handlers } = useLookedAt();
  const { status, staleSince } = instance;
  return (
    <>
      <Link
        ref={link}
        to={href}
        className={`${styles.instance} ${staleSince ? styles.stale : ''}`}
        {...handlers}
      >
        <StatusMark status={status} />
        <span className={styles.lines}>
          <span className={status === 'Running' ? styles.calm : styles.clip}>
            <VisuallyHidden>{`${about}: `}</VisuallyHidden>
            {words.instance(instance)}
          </span>{' '}
          <Matter {...props} className={styles.small} />
        </span>
      </Link>
      {/* One of thousands: made only while it is looked at. */}
      {isLookedAt && (
        <TooltipTrigger isOpen onOpenChange={end}>
          <Tooltip triggerRef={link} placement="bottom start">
            {about}: {words.instance(instance)}{' '}
            <Matter {...props} className={styles.block} />
          </Tooltip>
        </TooltipTrigger>
      )}
    </>
  );
}

function Matter(props: InstanceCellProps & { className?: string }) {
  const { words, instance, className } = props;
  const { staleSince, finding } = instance;
  if (staleSince !== undefined) {
    return (
      <span className={className}>
        <UnreachableFor since={staleSince} />
      </span>
    );
  }
  return finding ? (
    <span className={className}>{words.finding(finding)}</span>
  ) : null;
}

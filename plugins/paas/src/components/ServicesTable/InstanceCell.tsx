import { Tooltip, TooltipTrigger, VisuallyHidden } from '@backstage/ui';
import type { OverviewInstance } from '@mooring/backstage-plugin-paas-common';
import { StatusMark, useFindingWords } from '@mooring/react';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { useLookedAt } from '../../hooks/useLookedAt';
import { UnreachableFor, useInstanceWords } from '../InstanceWords';
import styles from './ServicesTable.module.css';

/** Props of {@link InstanceCell}. */
export interface InstanceCellProps {
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
  const { about, instance, href } = props;
  const words = useInstanceWords();
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
            {words(instance)}
          </span>{' '}
          <Matter instance={instance} className={styles.small} />
        </span>
      </Link>
      {/* One of thousands: made only while it is looked at. */}
      {isLookedAt && (
        <TooltipTrigger isOpen onOpenChange={end}>
          <Tooltip triggerRef={link} placement="bottom start">
            {about}: {words(instance)}{' '}
            <Matter instance={instance} className={styles.block} />
          </Tooltip>
        </TooltipTrigger>
      )}
    </>
  );
}

function Matter(props: { instance: OverviewInstance; className?: string }) {
  const { instance, className } = props;
  const { staleSince, finding } = instance;
  const words = useFindingWords();
  if (staleSince === undefined && finding === undefined) {
    return null;
  }
  return (
    <span className={className}>
      {staleSince === undefined ? (
        words(finding!).title
      ) : (
        <UnreachableFor since={staleSince} />
      )}
    </span>
  );
}

import { Link } from '@backstage/ui';
import type {
  Finding,
  StatusWord,
} from '@mooring/backstage-plugin-paas-common';
import { StatusMark, useFindingWords } from '@mooring/react';
import styles from './InstanceWords.module.css';
import { UnreachableFor } from './UnreachableFor';
import { useInstanceWords } from './useInstanceWords';

/** Props of {@link InstanceLine}. */
export interface InstanceLineProps {
  /** What it is called here: a service, an environment. */
  title: string;
  /** What else tells it apart. */
  subtitle?: string;
  href: string;
  status: StatusWord;
  ready: number;
  wanted: number;
  /** Last time the facts were known to be right, while the cluster is not reachable. */
  staleSince: string | undefined;
  /** The foremost thing that is the matter. */
  finding: Finding | undefined;
}

/** An instance in a list: name, status, and in a sentence what is the matter. */
export function InstanceLine(props: InstanceLineProps) {
  const { title, subtitle, href, status, staleSince, finding } = props;
  const words = useInstanceWords();
  const findingWords = useFindingWords();
  return (
    <div className={styles.line}>
      <span className={styles.name}>
        <Link href={href} standalone weight="bold">
          {title}
        </Link>
        {subtitle !== undefined && (
          <span className={styles.secondary}>{subtitle}</span>
        )}
      </span>
      <span className={styles.status}>
        <StatusMark status={status} />
        {words(props)}
      </span>
      {staleSince !== undefined && (
        <span className={styles.matter}>
          <UnreachableFor since={staleSince} />
        </span>
      )}
      {staleSince === undefined && finding !== undefined && (
        <span className={styles.matter}>{findingWords(finding).title}</span>
      )}
    </div>
  );
}

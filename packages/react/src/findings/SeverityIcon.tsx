import type { Finding } from '@mooring/backstage-plugin-paas-common';
import {
  RiAlertLine,
  RiCloseCircleLine,
  RiShieldLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import styles from './FindingList.module.css';
import { useFindingTranslation } from './useFindingTranslation';

const ICONS: Record<Finding['severity'], RemixiconComponentType> = {
  failure: RiCloseCircleLine,
  warning: RiAlertLine,
  risk: RiShieldLine,
};

/** How bad it is, as an icon with its word. */
export function SeverityIcon(props: { severity: Finding['severity'] }) {
  const t = useFindingTranslation();
  const Icon = ICONS[props.severity];
  const word = t(`finding.severity.${props.severity}`);
  return (
    <span
      className={`${styles.icon} ${styles[props.severity]}`}
      role="img"
      aria-label={word}
      title={word}
    >
      <Icon size={18} aria-hidden />
    </span>
  );
}

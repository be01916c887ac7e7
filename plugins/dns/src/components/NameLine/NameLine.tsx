import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useReasonText } from '../../hooks/useReasonText';
import type { NameView } from '../../lib/describeName';
import { dnsTranslationRef } from '../../translation/ref';
import { CopyName } from './CopyName';
import { NameAnswer } from './NameAnswer';
import styles from './NameLine.module.css';

/** Props of {@link NameLine}. */
export interface NameLineProps {
  view: NameView;
}

/** A DNS name with how far it has come, and why not further. */
export function NameLine(props: NameLineProps) {
  const { name, claimed, published, resolves, reason, detail } = props.view;
  const { t } = useTranslationRef(dnsTranslationRef);
  const reasonText = useReasonText();
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        <Link href={`http://${name}`} target="_blank" rel="noopener noreferrer">
          {name}
        </Link>
        <CopyName name={name} />
      </span>
      <span className={styles.answers}>
        <NameAnswer answer={claimed} label={t(`claimed.${claimed}`)} />
        <NameAnswer answer={published} label={t(`published.${published}`)} />
        <NameAnswer answer={resolves} label={t(`resolves.${resolves}`)} />
      </span>
      {reason && (
        <span className={styles.reason} title={detail}>
          {reasonText(reason)}
        </span>
      )}
    </li>
  );
}

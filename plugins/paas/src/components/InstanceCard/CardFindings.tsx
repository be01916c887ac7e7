import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { FindingList, SeverityIcon, useFindingWords } from '@mooring/react';
import { useState } from 'react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceCard.module.css';

/** Props of {@link CardFindings}. */
export interface CardFindingsProps {
  findings: Finding[];
}

/** The foremost thing that is the matter, in a sentence; all of it on demand. */
export function CardFindings(props: CardFindingsProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { findings } = props;
  const [foremost] = findings;
  if (!foremost) {
    return null;
  }
  const others = findings.length - 1;
  const more =
    others > 0 ? t('card.more', { count: others }) : t('card.details');
  return (
    <div className={styles.findings}>
      {isOpen ? (
        <FindingList findings={findings} />
      ) : (
        <Foremost finding={foremost} />
      )}
      <Button
        size="small"
        variant="tertiary"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {isOpen ? t('card.fewer') : more}
      </Button>
    </div>
  );
}

function Foremost(props: { finding: Finding }) {
  const { finding } = props;
  const { title, advice } = useFindingWords()(finding);
  return (
    <p className={styles.foremost}>
      <SeverityIcon severity={finding.severity} />
      <span>
        {title}
        {advice !== undefined && (
          <span className={styles.advice}> {advice}</span>
        )}
      </span>
    </p>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './DiffView.module.css';
import type { ChangeSign } from './groupChanges';

const SIGNS: Record<ChangeSign, string> = {
  added: '+',
  removed: '-',
  changed: '~',
};

/** Props of {@link DiffSign}. */
export interface DiffSignProps {
  sign: ChangeSign;
}

/** `+`, `-` or `~`, with the word for those who do not see it. */
export function DiffSign(props: DiffSignProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  return (
    <>
      <span className={`${styles.sign} ${styles[props.sign]}`} aria-hidden>
        {SIGNS[props.sign]}
      </span>
      <VisuallyHidden>{t(`diff.${props.sign}`)}</VisuallyHidden>
    </>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { alignLines, type AlignedRow } from './alignLines';
import { foldRows, type FoldedRow } from './foldRows';
import styles from './SideBySide.module.css';

/** Props of {@link SideBySide}. */
export interface SideBySideProps {
  label: string;
  /** What each side is called. */
  titles: { before: string; after: string };
  before: string;
  after: string;
}

/** Two texts beside each other, equal lines in one row; long runs of them are left out at first. */
export function SideBySide(props: SideBySideProps) {
  const { label, titles, before, after } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const [isWhole, setWhole] = useState(false);
  const rows = useMemo(() => alignLines(before, after), [before, after]);
  const folded = useMemo(() => foldRows(rows), [rows]);
  if (rows.every(({ kind }) => kind === 'same') && !isWhole) {
    return (
      <Text as="p" color="secondary">
        {t('sides.equal')}
      </Text>
    );
  }
  return (
    <div className={styles.root}>
      {folded.length < rows.length && (
        <Button
          size="small"
          variant="tertiary"
          aria-pressed={isWhole}
          onPress={() => setWhole(!isWhole)}
        >
          {t(isWhole ? 'sides.differences' : 'sides.all')}
        </Button>
      )}
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{titles.before}</th>
            <th scope="col">{titles.after}</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : folded).map((row, index) => (
            <Row key={index} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { row: FoldedRow }) {
  const { row } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  return row.kind === 'folded' ? (
    <tr className={styles.folded}>
      <td colSpan={2}>{t('sides.folded', { count: row.count })}</td>
    </tr>
  ) : (
    <tr>
      <Side row={row} side="before" />
      <Side row={row} side="after" />
    </tr>
  );
}

const SIGNS = { before: '-', after: '+' } as const;
const WORDS = { before: 'diff.removed', after: 'diff.added' } as const;

function Side(props: { row: AlignedRow; side: 'before' | 'after' }) {
  const { row, side } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const text = row[side];
  if (text === undefined || row.kind === 'same') {
    return (
      <td className={styles[text === undefined ? 'none' : 'same']}>{text}</td>
    );
  }
  return (
    <td className={styles[side]}>
      <span className={styles.sign} aria-hidden>
        {SIGNS[side]}
      </span>
      <VisuallyHidden>{t(WORDS[side])}</VisuallyHidden>
      {text}
    </td>
  );
}

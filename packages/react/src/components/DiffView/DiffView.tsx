import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { DiffSign } from './DiffSign';
import { DiffValue } from './DiffValue';
import styles from './DiffView.module.css';
import { groupChanges, signOf, type ObjectChanges } from './groupChanges';

/** Props of {@link DiffView}. */
export interface DiffViewProps {
  changes: FieldChange[];
}

/** What changes, object by object: `~ field  before → after`. */
export function DiffView(props: DiffViewProps) {
  return (
    <ul className={styles.objects}>
      {groupChanges(props.changes).map(group => (
        <li key={group.object}>
          <ObjectDiff group={group} />
        </li>
      ))}
    </ul>
  );
}

function ObjectDiff(props: { group: ObjectChanges }) {
  const { object, sign, whole, fields } = props.group;
  return (
    <>
      <div className={styles.line}>
        <DiffSign sign={sign} />
        <span className={styles.object}>{object}</span>
      </div>
      <div className={styles.fields}>
        {whole && <WholeValue change={whole} />}
        {fields.map(change => (
          <FieldLine key={change.field} change={change} />
        ))}
      </div>
    </>
  );
}

/** An object that comes or goes: a short value in the line, a long one folded. */
function WholeValue(props: { change: FieldChange }) {
  const { before, after } = props.change;
  if (before !== undefined && after !== undefined) {
    return <FieldLine change={props.change} />;
  }
  const value = after ?? before;
  // `true` says no more than that it is there, which the sign says already.
  return value === true ? null : <DiffValue value={value} />;
}

function FieldLine(props: { change: FieldChange }) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const { field, before, after } = props.change;
  return (
    <div className={styles.line}>
      <DiffSign sign={signOf(props.change)} />
      <span className={styles.field}>{field}</span>
      {before !== undefined && <DiffValue value={before} />}
      {before !== undefined && after !== undefined && (
        <>
          <span aria-hidden>→</span>
          <VisuallyHidden>{t('diff.becomes')}</VisuallyHidden>
        </>
      )}
      {after !== undefined && <DiffValue value={after} />}
    </div>
  );
}

import { ButtonIcon } from '@backstage/ui';
import { DiffSign, type DiffSignProps } from '@mooring/react';
import { RiArrowGoBackLine, RiDeleteBinLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './EditedRow.module.css';

/** Props of {@link EditedRow}. */
export interface EditedRowProps {
  /** What becomes of it; undefined: it stays as it is. */
  sign: DiffSignProps['sign'] | undefined;
  name: string;
  /** In the place of the name while it can still be chosen. */
  nameField?: ReactNode;
  /** The field of its value. */
  field?: ReactNode;
  /** What was there, or what will be. */
  note?: ReactNode;
  /** Before the button that removes it. */
  actions?: ReactNode;
  isRemoved: boolean;
  /** Something was done to it that the button takes back, although it is not removed. */
  isUndoable?: boolean;
  removeLabel: string;
  keepLabel: string;
  onRemove: () => void;
}

/** A row of a list that is being edited: what becomes of it, and a way to take it out and back. */
export function EditedRow(props: EditedRowProps) {
  const { sign, name, nameField, field, note, isRemoved } = props;
  const isBack = isRemoved || props.isUndoable;
  return (
    <div className={styles.row}>
      <span className={styles.sign}>{sign && <DiffSign sign={sign} />}</span>
      <div className={`${styles.main} ${field ? styles.withField : ''}`}>
        {nameField || (
          <span className={isRemoved ? styles.gone : styles.name}>{name}</span>
        )}
        {field}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      <span className={styles.actions}>
        {props.actions}
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={isBack ? props.keepLabel : props.removeLabel}
          icon={
            isBack ? (
              <RiArrowGoBackLine aria-hidden />
            ) : (
              <RiDeleteBinLine aria-hidden />
            )
          }
          onPress={props.onRemove}
        />
      </span>
    </div>
  );
}

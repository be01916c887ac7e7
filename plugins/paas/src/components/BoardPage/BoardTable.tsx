import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  OPEN_SECTIONS,
  type Board,
  type Operation,
} from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { BoardRow } from './BoardRow';
import styles from './BoardTable.module.css';

const COLUMNS = [
  ...([
    'what',
    'state',
    'progress',
    'holder',
    'startedBy',
    'duration',
  ] as const),
];

/** Props of {@link BoardTable}. */
export interface BoardTableProps {
  board: Board;
}

/** The sections of a board under each other, their columns in line. */
export function BoardTable(props: BoardTableProps) {
  const { board } = props;
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { number } = useMooringFormats();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={tBoard('board.label')}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col" className={styles[column]}>
                {tOperations(`operations.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {(['mineToDo', ...OPEN_SECTIONS] as const).map(section => {
          const { count, items } = board[section];
          return (
            count > 0 && (
              <Section
                key={section}
                title={tBoard(`board.${section}`, { number: number(count) })}
                items={items}
                rest={
                  count > items.length
                    ? tBoard('board.rest', {
                        number: number(count - items.length),
                      })
                    : undefined
                }
              />
            )
          );
        })}
        {board.done.items.length > 0 && (
          <Section
            title={tBoard('board.done', { number: number(board.done.count) })}
            items={board.done.items}
            rest={undefined}
          />
        )}
      </table>
    </div>
  );
}

function Section(props: {
  title: string;
  items: Operation[];
  /** Says how many are not listed. */
  rest: string | undefined;
}) {
  const { title, items, rest } = props;
  return (
    <tbody>
      <tr className={styles.section}>
        <th scope="rowgroup" colSpan={COLUMNS.length}>
          <h2>{title}</h2>
        </th>
      </tr>
      {items.map(operation => (
        <BoardRow key={operation.id} operation={operation} />
      ))}
      {rest !== undefined && (
        <tr>
          <td colSpan={COLUMNS.length} className={styles.quiet}>
            {rest}
          </td>
        </tr>
      )}
    </tbody>
  );
}

import type { JournalOperation } from '../types';
import type { OperationRow } from './rows';

/** Whether nobody has changed his mind about it since it was taken over. */
export function isWanted(
  operation: Pick<JournalOperation, 'undoRequestedBy' | 'cancelRequestedBy'>,
  row: Pick<OperationRow, 'undo_requested_by' | 'cancel_requested_by'>,
): boolean {
  return (
    row.undo_requested_by === (operation.undoRequestedBy ?? null) &&
    row.cancel_requested_by === (operation.cancelRequestedBy ?? null)
  );
}

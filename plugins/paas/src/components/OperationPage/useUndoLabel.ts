import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { useOperationWords } from '../../hooks/useOperationWords';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** `Undo: back to release 7` */
export function useUndoLabel({
  service,
  targets,
  undoTo,
}: OperationDetail): string {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { environmentsOf } = useOperationWords();
  const [first] = undoTo;
  if (!first) {
    return t('operation.undo');
  }
  if (undoTo.every(({ release }) => release === null)) {
    return t('operation.undoToNothing');
  }
  if (service === undefined) {
    const services = new Set(targets.map(({ serviceId }) => serviceId));
    return t('operation.undoServices', { count: services.size });
  }
  return undoTo.length === 1
    ? t('operation.undoTo', { release: String(first.release) })
    : t('operation.undoToSeveral', {
        environments: environmentsOf(
          undoTo.map(({ environment }) => environment),
        ),
      });
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { projectName } from '@mooring/common';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { operationsTranslationRef } from '../translation/operations/operationsTranslationRef';

/** What an operation does, in words. */
export function useOperationWords() {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { titleOf } = useEnvironments();
  const { list, number } = useMooringFormats();
  /** The titles of environments as one phrase. */
  const environmentsOf = (names: string[]) => list(names.map(titleOf));
  /** `web`, or `3 services of shop` */
  const servicesOf = ({ service, targets, projectRef }: Operation) => {
    const count = new Set(targets.map(({ serviceId }) => serviceId)).size;
    return (
      service ??
      t('operation.services', {
        count,
        number: number(count),
        project: projectName(projectRef),
      })
    );
  };
  /** `Create web in Development and Production` */
  const what = (operation: Operation) =>
    t(`operation.what.${operation.kind}`, {
      service: servicesOf(operation),
      environments: environmentsOf(operation.environments),
    });
  /** The same with the project, which that of several services names already. */
  const heading = (operation: Operation) =>
    operation.service === undefined
      ? what(operation)
      : t('operation.heading', {
          what: what(operation),
          project: projectName(operation.projectRef),
        });
  return { what, heading, environmentsOf };
}

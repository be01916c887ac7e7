import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Holder } from '@mooring/backstage-plugin-paas-common';
import { useSentences } from '@mooring/react';
import { operationRouteRef } from '../../routes';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** Props of {@link HolderName}. */
export interface HolderNameProps {
  holder: Holder;
}

/** Who or what an operation waits for: a system by name, a person, or a link to another operation. */
export function HolderName(props: HolderNameProps) {
  const { kind, name, code } = props.holder;
  const { t } = useTranslationRef(operationsTranslationRef);
  const tell = useSentences();
  const operationLink = useRouteRef(operationRouteRef);
  switch (kind) {
    case 'operation':
      return (
        <Link href={operationLink?.({ id: name }) ?? ''}>
          {t('operation.earlierOne')}
        </Link>
      );
    case 'person':
      return <EntityDisplayName entityRef={name} hideIcon disableTooltip />;
    default:
      // Of a freeze it names the group that may override it.
      return <>{code === 'freeze' ? t('operation.freeze') : tell(name)}</>;
  }
}

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { operationRouteRef } from '../../routes';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceCard.module.css';

/** Props of {@link OperationLine}. */
export interface OperationLineProps {
  instance: InstanceView;
}

/** What is being done to an instance right now, with a way to it. */
export function OperationLine(props: OperationLineProps) {
  const { operation } = props.instance;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  return operation ? (
    <div className={styles.operation}>
      <Link href={operationLink?.({ id: operation.id }) ?? ''}>
        {t(`card.operation.${operation.kind}`, {
          step: String(operation.step),
          steps: String(operation.steps),
        })}
      </Link>
      <div className={styles.track} aria-hidden>
        <div
          style={{ width: `${(operation.step / operation.steps) * 100}%` }}
        />
      </div>
    </div>
  ) : null;
}

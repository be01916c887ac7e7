import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './MissingRight.module.css';

/** Props of {@link MissingRight}. */
export interface MissingRightProps {
  /** What cannot be done. */
  what: 'inside' | 'logs' | 'yaml' | 'configuration' | 'audit' | 'webhooks';
  /** Name of the permission that is needed. */
  permission: string;
  ownerRef: string | undefined;
}

/** In the place of what may not be seen: which right is missing, and who has it. */
export function MissingRight(props: MissingRightProps) {
  const { what, permission, ownerRef } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  return (
    <div className={styles.root}>
      <RiLockLine size={20} aria-hidden />
      <div>
        <Text as="p" weight="bold">
          {t(`runtime.missing.${what}`)}
        </Text>
        <Text as="p" color="secondary">
          {t('runtime.missing.right', { permission })}{' '}
          {ownerRef !== undefined &&
            t('runtime.missing.ask', { owner: parseEntityRef(ownerRef).name })}
        </Text>
      </div>
    </div>
  );
}

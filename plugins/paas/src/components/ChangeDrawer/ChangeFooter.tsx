import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './ChangeDrawer.module.css';

/** Props of {@link ChangeFooter}. */
export interface ChangeFooterProps {
  /** Why it cannot be confirmed now. */
  reason: string | undefined;
  confirmLabel: ReactNode;
  destructive: boolean | undefined;
  isPending: boolean;
  onCancel: () => void;
}

/** The way out, the way on, and why the latter is closed when it is. */
export function ChangeFooter(props: ChangeFooterProps) {
  const { reason } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const reasonId = useId();
  return (
    <div className={styles.footer}>
      {reason !== undefined && (
        <Text id={reasonId} color="secondary">
          {reason}
        </Text>
      )}
      <Button variant="secondary" onPress={props.onCancel}>
        {t('change.cancel')}
      </Button>
      <Button
        type="submit"
        variant="primary"
        destructive={props.destructive}
        isDisabled={reason !== undefined}
        isPending={props.isPending}
        aria-describedby={reason === undefined ? undefined : reasonId}
      >
        {props.confirmLabel}
      </Button>
    </div>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import Drawer from '@material-ui/core/Drawer';
import { ErrorNote } from '@mooring/react';
import { useId, type ReactNode } from 'react';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './FormDrawer.module.css';

/** Props of {@link FormDrawer}. */
export interface FormDrawerProps {
  title: string;
  /** Left out: there is nothing to save. */
  save?: {
    label: string;
    /** Why it cannot be saved yet. */
    reason: string | undefined;
    isPending: boolean;
    onSave: () => void;
  };
  /** Why it was not saved. */
  error?: { title?: string; error: Error } | false | null;
  children: ReactNode;
  onClose: () => void;
}

/** A form beside the page, of something that is no change of a service. */
export function FormDrawer(props: FormDrawerProps) {
  const { title, save, error, onClose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const id = useId();
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      PaperProps={{
        className: styles.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': `${id}-title`,
      }}
    >
      <form
        className={styles.frame}
        onSubmit={event => {
          event.preventDefault();
          if (save && save.reason === undefined && !save.isPending) {
            save.onSave();
          }
        }}
      >
        <h2 id={`${id}-title`} className={styles.title}>
          {title}
        </h2>
        <div className={styles.body}>
          {props.children}
          {error && <ErrorNote title={error.title} error={error.error} />}
        </div>
        <div className={styles.footer}>
          {save?.reason !== undefined && (
            <Text id={`${id}-reason`} color="secondary">
              {save.reason}
            </Text>
          )}
          <Button variant="secondary" onPress={onClose}>
            {t(save ? 'policies.cancel' : 'policies.close')}
          </Button>
          {save && (
            <Button
              type="submit"
              variant="primary"
              isDisabled={save.reason !== undefined}
              isPending={save.isPending}
              aria-describedby={
                save.reason === undefined ? undefined : `${id}-reason`
              }
            >
              {save.label}
            </Button>
          )}
        </div>
      </form>
    </Drawer>
  );
}

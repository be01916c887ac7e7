import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, TextAreaField } from '@backstage/ui';
import { ReasonedActions } from '@mooring/react';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './ChangeDrawer.module.css';

/** Props of {@link ExceptionField}. */
export interface ExceptionFieldProps {
  kind: 'emergency' | 'freezeOverride';
  /** The reason; undefined: no exception is made. */
  value: string | undefined;
  /** Why the reader cannot make one. */
  refusal: string | undefined;
  onChange: (reason: string | undefined) => void;
}

/** A quiet way to an exception; once taken it says what that means and asks for the reason. */
export function ExceptionField(props: ExceptionFieldProps) {
  const { kind, value, refusal, onChange } = props;
  const { t } = useTranslationRef(gatesTranslationRef);
  if (value === undefined) {
    return (
      <ReasonedActions
        actions={[
          {
            id: kind,
            label: t(`change.${kind}`),
            variant: 'tertiary',
            reason: refusal,
            onPress: () => onChange(''),
          },
        ]}
      />
    );
  }
  return (
    <section
      className={styles.exception}
      aria-label={t(`change.${kind}.title`)}
    >
      <Text as="p" weight="bold">
        {t(`change.${kind}.title`)}
      </Text>
      <Text as="p" variant="body-small">
        {t(`change.${kind}.hint`)}
      </Text>
      <TextAreaField
        label={t(`change.${kind}.reason`)}
        isRequired
        rows={2}
        maxLength={2000}
        value={value}
        onChange={onChange}
      />
      <Button
        variant="tertiary"
        size="small"
        onPress={() => onChange(undefined)}
      >
        {t(`change.${kind}.back`)}
      </Button>
    </section>
  );
}

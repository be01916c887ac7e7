import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextField } from '@backstage/ui';
import { useState } from 'react';
import { newNameIssue, wholeName } from '../../lib/nameRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './NamesDrawer.module.css';

/** Props of {@link AddName}. */
export interface AddNameProps {
  zone: string;
  taken: string[];
  onAdd: (name: string) => void;
}

/** A field for the beginning of a name; its end is the zone. */
export function AddName(props: AddNameProps) {
  const { zone, taken, onAdd } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const [typed, setTyped] = useState('');
  const issue =
    typed.trim() === '' ? undefined : newNameIssue(typed, zone, taken);
  const canAdd = typed.trim() !== '' && issue === undefined;
  const add = () => {
    onAdd(wholeName(typed, zone));
    setTyped('');
  };
  return (
    <div className={styles.add}>
      <TextField
        label={t('change.names.add')}
        description={issue && t(`change.names.${issue}`)}
        isInvalid={issue !== undefined}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        onKeyDown={event => {
          if (event.key === 'Enter' && typed.trim() !== '') {
            // Adds the name; the form is confirmed when nothing is being typed.
            event.preventDefault();
            if (canAdd) {
              add();
            }
          } else {
            event.continuePropagation();
          }
        }}
      />
      <span className={styles.zone}>.{zone}</span>
      <Button variant="secondary" isDisabled={!canAdd} onPress={add}>
        {t('change.names.addButton')}
      </Button>
    </div>
  );
}

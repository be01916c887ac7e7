import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Text, TextField } from '@backstage/ui';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useMemo, useState } from 'react';
import type { ChangeTarget } from '../../lib/changeTarget';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';

/** The end of a service in some of its environments; production asks for its name. */
export function DeleteDrawer(props: ChangeTarget) {
  const { service, environment, inside, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf, environments } = useEnvironments();
  const { list } = useMooringFormats();
  const [chosen, setChosen] = useState([environment]);
  const [typed, setTyped] = useState('');
  const titles = list(chosen.map(titleOf));
  // An environment that is not known counts as production: better asked once too often.
  const production = chosen.filter(
    name => environments?.find(e => e.name === name)?.production ?? true,
  );
  const isNamed = production.length === 0 || typed.trim() === service.name;
  const serviceId = service.id;
  const change = useMemo(
    () =>
      chosen.length === 0
        ? undefined
        : { kind: 'delete' as const, serviceId, environments: chosen },
    [chosen, serviceId],
  );
  const reason = isNamed ? undefined : t('change.typeNameFirst');
  return (
    <ChangeDrawer
      title={t('change.title.delete', {
        service: service.name,
        environment: titles || titleOf(environment),
      })}
      from={inside.head}
      change={change}
      reason={change ? reason : t('change.chooseEnvironment')}
      confirmLabel={t('change.confirm.delete', { environments: titles })}
      destructive
      onClose={onClose}
    >
      {service.instances.length > 1 && (
        <CheckboxGroup
          label={t('change.environments')}
          value={chosen}
          onChange={setChosen}
        >
          {service.instances.map(({ environment: name, may }) => (
            <Checkbox key={name} value={name} isDisabled={!may.delete}>
              {titleOf(name)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      {production.length > 0 && (
        <TextField
          label={t('change.typeName', { service: service.name })}
          description={t('change.typeNameHint', {
            environments: list(production.map(titleOf)),
          })}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('change.deleteKept')}
      </Text>
    </ChangeDrawer>
  );
}

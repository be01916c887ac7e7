import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import type { Moves } from '../../lib/project/moveEnds';
import type { ChosenInstance } from '../../lib/project/selection';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import styles from './ProjectDrawers.module.css';

type Move = Moves extends ReadonlyMap<string, infer T> ? T : never;

/** Props of {@link MoveFields}. */
export interface MoveFieldsProps {
  givers: ChosenInstance[];
  takers: ChosenInstance[];
  value: Moves;
  onChange: (instanceId: string, move: Move) => void;
}

/** Per service which of its names go, and to which service. */
export function MoveFields(props: MoveFieldsProps) {
  const { givers, takers, value, onChange } = props;
  return (
    <>
      {givers.map(giver => (
        <GiverFields
          key={giver.instance.id}
          giver={giver}
          takers={takers.filter(
            ({ instance }) => instance.id !== giver.instance.id,
          )}
          value={value.get(giver.instance.id) ?? { names: [], to: undefined }}
          onChange={move => onChange(giver.instance.id, move)}
        />
      ))}
    </>
  );
}

function GiverFields(props: {
  giver: ChosenInstance;
  takers: ChosenInstance[];
  value: Move;
  onChange: (move: Move) => void;
}) {
  const { giver, takers, value, onChange } = props;
  const { service, instance } = giver;
  const { t } = useTranslationRef(projectTranslationRef);
  const [only, ...others] = takers;
  const isFixed = others.length === 0 && only?.service.id === service.id;
  return (
    <div className={styles.member}>
      <CheckboxGroup
        label={t('project.move.namesOf', { service: service.name })}
        description={
          takers.length === 0 ? t('project.move.noTaker') : undefined
        }
        isDisabled={takers.length === 0}
        value={[...value.names]}
        onChange={names => onChange({ ...value, names })}
      >
        {instance.names.map(name => (
          <Checkbox key={name} value={name}>
            {name}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {takers.length > 0 && !isFixed && (
        <Select
          label={t('project.move.taker', { service: service.name })}
          options={takers.map(taker => ({
            value: taker.instance.id,
            label: taker.service.name,
          }))}
          value={value.to ?? null}
          onChange={key =>
            onChange({ ...value, to: key === null ? undefined : String(key) })
          }
        />
      )}
    </div>
  );
}

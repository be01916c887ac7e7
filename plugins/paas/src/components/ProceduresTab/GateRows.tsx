import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Flex } from '@backstage/ui';
import type { Gate } from '@mooring/backstage-plugin-paas-common';
import {
  RiAddLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { useState } from 'react';
import { moveItem } from '../../lib/policies/moveItem';
import { newGate } from '../../lib/policies/newProcedure';
import { nextRowId } from '../../lib/deploy/nextRowId';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { GateFields } from './GateFields';
import styles from './ProceduresTab.module.css';

const MOST_GATES = 20;

/** Props of {@link GateRows}. */
export interface GateRowsProps {
  value: Gate[];
  onChange: (value: Gate[]) => void;
}

/** Gates in their order; buttons move them, so that a keyboard can. */
export function GateRows(props: GateRowsProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  // A row keeps its fields, and the focus in them, where it moves.
  const [keys, setKeys] = useState(() => value.map(() => nextRowId()));
  const move = (index: number, by: -1 | 1) => {
    setKeys(moveItem(keys, index, by));
    onChange(moveItem(value, index, by));
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('policies.field.gates')}</legend>
      <ol className={styles.rows}>
        {value.map((gate, index) => {
          const number = String(index + 1);
          return (
            <li key={keys[index]} className={styles.gate}>
              <div className={styles.gateHead}>
                <h3 className={styles.legend}>
                  {t('policies.field.gate', { number })}
                </h3>
                <Flex gap="1">
                  <ButtonIcon
                    size="small"
                    variant="tertiary"
                    icon={<RiArrowUpLine aria-hidden />}
                    aria-label={t('policies.moveUp', { number })}
                    isDisabled={index === 0}
                    onPress={() => move(index, -1)}
                  />
                  <ButtonIcon
                    size="small"
                    variant="tertiary"
                    icon={<RiArrowDownLine aria-hidden />}
                    aria-label={t('policies.moveDown', { number })}
                    isDisabled={index === value.length - 1}
                    onPress={() => move(index, 1)}
                  />
                  <ButtonIcon
                    size="small"
                    variant="tertiary"
                    icon={<RiDeleteBinLine aria-hidden />}
                    aria-label={t('policies.removeGate', { number })}
                    isDisabled={value.length === 1}
                    onPress={() => {
                      setKeys(keys.filter((_, other) => other !== index));
                      onChange(value.filter((_, other) => other !== index));
                    }}
                  />
                </Flex>
              </div>
              <GateFields
                value={gate}
                onChange={changed =>
                  onChange(
                    value.map((old, other) =>
                      other === index ? changed : old,
                    ),
                  )
                }
              />
            </li>
          );
        })}
      </ol>
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          isDisabled={value.length >= MOST_GATES}
          onPress={() => {
            setKeys([...keys, nextRowId()]);
            onChange([...value, newGate]);
          }}
        >
          {t('policies.addGate')}
        </Button>
      </div>
    </fieldset>
  );
}

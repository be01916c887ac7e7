import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Select } from '@backstage/ui';
import type { Network } from '@mooring/backstage-plugin-paas-common';
import { useProjects } from '../../hooks/useProjects';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './DeployDrawer.module.css';

/** Props of {@link NetworkField}. */
export interface NetworkFieldProps {
  value: Network;
  onChange: (value: Network) => void;
}

/** Who may connect: everybody in the cluster, or the own project and some others. */
export function NetworkField(props: NetworkFieldProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const projects = useProjects();
  const chosen = value.access === 'restricted' ? value.projects : [];
  const names = [
    ...new Set([...(projects.data ?? []).map(({ name }) => name), ...chosen]),
  ].sort();
  return (
    <div className={styles.group}>
      <RadioGroup
        label={t('change.network')}
        description={t('change.networkHint')}
        value={value.access}
        onChange={access =>
          onChange(
            access === 'open'
              ? { access: 'open' }
              : { access: 'restricted', projects: chosen },
          )
        }
      >
        <Radio value="open">{t('change.network.open')}</Radio>
        <Radio value="restricted">{t('change.network.restricted')}</Radio>
      </RadioGroup>
      {value.access === 'restricted' && (
        <Select
          label={t('change.networkProjects')}
          placeholder={t('change.networkNoProjects')}
          selectionMode="multiple"
          search
          options={names.map(name => ({ id: name, label: name }))}
          value={chosen}
          onChange={keys =>
            onChange({
              access: 'restricted',
              projects: [...keys].map(String).sort(),
            })
          }
        />
      )}
    </div>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import type { Network } from '@mooring/backstage-plugin-paas-common';
import { useProjects } from '../../hooks/useProjects';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './DeployDrawer.module.css';

/** Props of {@link NetworkField}. */
export interface NetworkFieldProps {
  value: Network;
  /** Name of the service's project. */
  own: string;
  onChange: (value: Network) => void;
}

/** Who may connect: everybody in the cluster, or the own project and some others. */
export function NetworkField(props: NetworkFieldProps) {
  const { value, own, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const chosen = value.access === 'restricted' ? value.projects : [];
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
        <OtherProjects
          own={own}
          chosen={value.projects}
          onChange={projects => onChange({ access: 'restricted', projects })}
        />
      )}
    </div>
  );
}

function OtherProjects(props: {
  own: string;
  chosen: string[];
  onChange: (projects: string[]) => void;
}) {
  const { own, chosen, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const projects = useProjects();
  const names = new Set([
    ...(projects.data ?? []).map(({ name }) => name),
    ...chosen,
  ]);
  names.delete(own);
  return (
    <CheckboxGroup
      className={styles.projects}
      label={t('change.networkProjects')}
      description={
        chosen.length === 0 ? t('change.networkNoProjects') : undefined
      }
      value={chosen}
      onChange={next => onChange([...next].sort())}
    >
      {[...names].sort().map(name => (
        <Checkbox key={name} value={name}>
          {name}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

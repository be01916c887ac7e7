import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Text } from '@backstage/ui';
import {
  paasInstanceYamlReadPermission,
  type InstanceInside,
  type InstanceView,
  type Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { MissingRight } from '../MissingRight';
import styles from './InstanceYaml.module.css';
import { objectsOf } from './objectsOf';
import { ObjectYaml } from './ObjectYaml';

/** Props of {@link InstanceYaml}. */
export interface InstanceYamlProps {
  panel: Panel;
  instance: InstanceView;
  inside: InstanceInside;
}

/** The objects of an instance as the cluster holds them; to be read only. */
export function InstanceYaml(props: InstanceYamlProps) {
  const { panel, instance, inside } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const view = useRuntimeView();
  const wanted = view.get('object');
  const objects = objectsOf(inside, wanted);
  const chosen = objects.find(({ id }) => id === wanted) ?? objects[0];
  if (!instance.may.readYaml) {
    return (
      <MissingRight
        what="yaml"
        permission={paasInstanceYamlReadPermission.name}
        ownerRef={panel.ownerRef}
      />
    );
  }
  if (!chosen) {
    return <Text color="secondary">{t('yaml.none')}</Text>;
  }
  return (
    <div className={styles.root}>
      <Select
        size="small"
        aria-label={t('yaml.object')}
        search
        options={objects.map(({ id, kind, name }) => ({
          value: id,
          label: `${kind} ${name}`,
        }))}
        value={chosen.id}
        onChange={id => view.set({ object: String(id) })}
      />
      <ObjectYaml key={chosen.id} instance={instance} object={chosen} />
    </div>
  );
}

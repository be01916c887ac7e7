import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import type {
  ProjectService,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { leadsTo, type DependencyMap } from '../../lib/project/dependencies';
import { editableServices } from '../../lib/project/selection';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import styles from './ProjectDrawers.module.css';

/** Props of {@link DependencyFields}. */
export interface DependencyFieldsProps {
  view: ProjectView;
  value: DependencyMap;
  onChange: (serviceId: string, dependsOn: string[]) => void;
}

/** Per service which others come first; what would close a circle cannot be ticked, and says why. */
export function DependencyFields(props: DependencyFieldsProps) {
  const { view } = props;
  const editable = new Set(editableServices(view).map(({ id }) => id));
  return (
    <>
      {view.services.map(service => (
        <ServiceField
          key={service.id}
          {...props}
          service={service}
          isEditable={editable.has(service.id)}
        />
      ))}
    </>
  );
}

function ServiceField(
  props: DependencyFieldsProps & {
    service: ProjectService;
    isEditable: boolean;
  },
) {
  const { view, value, onChange, service, isEditable } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  return (
    <CheckboxGroup
      className={styles.needs}
      label={t('project.dependencies.of', { service: service.name })}
      description={
        isEditable ? undefined : t('project.dependencies.notAllowed')
      }
      isDisabled={!isEditable}
      orientation="horizontal"
      value={[...(value.get(service.id) ?? [])]}
      onChange={chosen => onChange(service.id, chosen)}
    >
      {view.services
        .filter(({ id }) => id !== service.id)
        .map(({ id, name }) => {
          const closes = leadsTo(id, service.id, value);
          return (
            <Checkbox key={id} value={id} isDisabled={closes}>
              {closes
                ? `${name} (${t('project.dependencies.circle', {
                    service: service.name,
                  })})`
                : name}
            </Checkbox>
          );
        })}
    </CheckboxGroup>
  );
}

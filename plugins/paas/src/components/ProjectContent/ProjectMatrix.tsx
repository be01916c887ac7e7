import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import type {
  ProjectService,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useMemo } from 'react';
import { keyOf } from '../../lib/project/selection';
import { sortServices } from '../../lib/project/sortServices';
import { useServiceHref } from '../../hooks/useServiceHref';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { Link } from 'react-router-dom';
import { MatrixCell } from './MatrixCell';
import styles from './ProjectMatrix.module.css';

/** Props of {@link ProjectMatrix}. */
export interface ProjectMatrixProps {
  view: ProjectView;
  selected: ReadonlySet<string>;
  onSelect: (keys: Iterable<string>) => void;
}

/** Services down, environments across; what needs somebody stands on top. */
export function ProjectMatrix(props: ProjectMatrixProps) {
  const { view, selected, onSelect } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const services = useMemo(() => sortServices(view.services), [view.services]);
  const toggle = (keys: string[], isSelected: boolean) => {
    const next = new Set(selected);
    keys.forEach(key => (isSelected ? next.add(key) : next.delete(key)));
    onSelect(next);
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('project.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('project.service')}</th>
            {view.environments.map(environment => (
              <th key={environment} scope="col">
                <EnvironmentHead
                  environment={environment}
                  services={services}
                  selected={selected}
                  onToggle={toggle}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(service => (
            <tr key={service.id}>
              <th scope="row">
                <ServiceHead service={service} view={view} />
              </th>
              {view.environments.map(environment => (
                <td key={environment}>
                  <MatrixCell
                    service={service}
                    environment={environment}
                    isSelected={selected.has(keyOf(service, environment))}
                    onSelect={isSelected =>
                      toggle([keyOf(service, environment)], isSelected)
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EnvironmentHead(props: {
  environment: string;
  services: ProjectService[];
  selected: ReadonlySet<string>;
  onToggle: (keys: string[], isSelected: boolean) => void;
}) {
  const { environment, services, selected, onToggle } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const { titleOf } = useEnvironments();
  const keys = services
    .filter(({ instances }) =>
      instances.some(instance => instance.environment === environment),
    )
    .map(service => keyOf(service, environment));
  const count = keys.filter(key => selected.has(key)).length;
  return (
    <span className={styles.head}>
      <Checkbox
        aria-label={t('project.selectAll', {
          environment: titleOf(environment),
        })}
        isSelected={count === keys.length}
        isIndeterminate={count > 0 && count < keys.length}
        onChange={isSelected => onToggle(keys, isSelected)}
      />
      {titleOf(environment)}
    </span>
  );
}

function ServiceHead(props: { service: ProjectService; view: ProjectView }) {
  const { service, view } = props;
  const { name, blueprint, dependsOn, entityRef } = service;
  const { t } = useTranslationRef(projectTranslationRef);
  const { list } = useMooringFormats();
  const hrefOf = useServiceHref();
  const needs = view.services
    .filter(({ id }) => dependsOn.includes(id))
    .map(other => other.name);
  return (
    <span className={styles.service}>
      <Link to={hrefOf(entityRef)} className={styles.link} title={entityRef}>
        {name}
      </Link>
      <span className={styles.small}>{blueprint}</span>
      {needs.length > 0 && (
        <span className={styles.small}>
          {t('project.needs', { services: list(needs) })}
        </span>
      )}
    </span>
  );
}

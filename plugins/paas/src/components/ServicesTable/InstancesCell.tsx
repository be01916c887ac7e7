import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { InstanceCell } from './InstanceCell';
import styles from './ServicesTable.module.css';
import type { ServiceWords } from './useServiceWords';

/** Props of {@link InstancesCell}. */
export interface InstancesCellProps {
  words: ServiceWords;
  row: OverviewRow;
  /** Undefined for places that belong to none. */
  environment: string | undefined;
  titleOf: (environment: string) => string;
  /** The service's Runtime tab. */
  href: string;
}

/** How a service is doing in an environment, where others may have installed it more than once. */
export function InstancesCell(props: InstancesCellProps) {
  const { words, row, environment, titleOf, href } = props;
  const instances = row.instances.filter(
    instance => instance.environment === environment,
  );
  if (instances.length === 0) {
    return <span className={styles.calm}>—</span>;
  }
  return (
    <span className={styles.places}>
      {instances.map(instance => {
        const isEnvironment = row.managed && environment !== undefined;
        const search = new URLSearchParams({
          environment: isEnvironment ? environment : instance.id,
        });
        return (
          <InstanceCell
            key={instance.id}
            words={words}
            about={words.about(
              row.name,
              isEnvironment ? titleOf(environment) : instance.place,
            )}
            instance={instance}
            href={`${href}?${search}`}
          />
        );
      })}
    </span>
  );
}

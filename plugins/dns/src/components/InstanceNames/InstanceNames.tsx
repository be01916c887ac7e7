import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import type { InstanceCardLineProps } from '@mooring/react';
import { useNameViews } from '../../hooks/useNameViews';
import { dnsTranslationRef } from '../../translation/ref';
import { NameLine } from '../NameLine';
import styles from './InstanceNames.module.css';

/** The DNS names of an instance; nothing for those who may not see its inside. */
export function InstanceNames(props: InstanceCardLineProps) {
  const names = props.instance.inside?.names ?? [];
  const { t } = useTranslationRef(dnsTranslationRef);
  const views = useNameViews(names);
  if (names.length === 0) {
    return null;
  }
  if (!views) {
    return <Skeleton width={280} height={24} />;
  }
  return (
    <ul className={styles.names} aria-label={t('names.label')}>
      {views.map(view => (
        <NameLine key={view.name} view={view} />
      ))}
    </ul>
  );
}

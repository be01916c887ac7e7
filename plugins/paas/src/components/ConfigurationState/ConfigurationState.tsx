import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ErrorNote } from '@mooring/react';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';

/** Props of {@link ConfigurationState}. */
export interface ConfigurationStateProps {
  query: { error: Error | null; refetch: () => unknown };
}

/** In the place of a configuration that is on its way, or did not come. */
export function ConfigurationState(props: ConfigurationStateProps) {
  const { error, refetch } = props.query;
  const { t } = useTranslationRef(changeTranslationRef);
  return error ? (
    <ErrorNote
      title={t('change.configurationError')}
      error={error}
      onRetry={() => refetch()}
    />
  ) : (
    <SectionSkeleton label={t('change.loading')} />
  );
}

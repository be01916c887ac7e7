import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useProjectView } from '../../hooks/useProjectView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { LostNote } from '../LostNote';
import { SectionSkeleton } from '../SectionSkeleton';
import styles from './ProjectContent.module.css';
import { ProjectRuntime } from './ProjectRuntime';

/** The tab of a project: its services by their environments, and what is done to several of them. */
export function ProjectContent() {
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const { entity } = useEntity();
  const { name, title = name } = entity.metadata;
  const view = useProjectView(stringifyEntityRef(entity));
  const { data, error, isPending, refetch, dataUpdatedAt } = view;
  if (isPending) {
    return <SectionSkeleton label={tProject('project.loading')} />;
  }
  if (!data) {
    return (
      <ErrorNote
        title={tProject('project.error')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  return (
    <div className={styles.root}>
      <div className={error ? styles.lost : undefined}>
        {data.services.length > 0 ? (
          <ProjectRuntime view={data} project={name} title={title} />
        ) : (
          <NoServices />
        )}
      </div>
      {error && (
        <LostNote error={error} since={dataUpdatedAt} onRetry={refetch} />
      )}
    </div>
  );
}

function NoServices() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h2" variant="title-x-small">
        {tProject('project.empty')}
      </Text>
      <Text as="p" color="secondary">
        {tProject('project.emptyHint')}
      </Text>
      <ButtonLink variant="primary" href="/create">
        {t('services.create')}
      </ButtonLink>
    </Flex>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Skeleton } from '@backstage/ui';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { CopyButton, ErrorNote, saveText } from '@mooring/react';
import { RiDownloadLine, RiRefreshLine } from '@remixicon/react';
import { useObjectYaml } from '../../hooks/useObjectYaml';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceYaml.module.css';
import type { ShownObject } from './objectsOf';
import { YamlCode } from './YamlCode';

const SKELETON_LINES = 14;

/** Props of {@link ObjectYaml}. */
export interface ObjectYamlProps {
  instance: InstanceView;
  object: ShownObject;
}

/** One object as YAML, with how much of it is blackened. */
export function ObjectYaml(props: ObjectYamlProps) {
  const { instance, object } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { data, error, isPending, isFetching, refetch } = useObjectYaml(
    instance.id,
    object,
  );
  return (
    <>
      <div className={styles.toolbar}>
        <span className={styles.note} role="status">
          {data &&
            (data.redacted > 0
              ? t('yaml.redacted', { count: data.redacted })
              : t('yaml.whole'))}{' '}
          {t('yaml.recorded')}
        </span>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiRefreshLine aria-hidden />}
          isPending={isFetching}
          onPress={() => refetch()}
        >
          {t('yaml.refresh')}
        </Button>
        {data && (
          <>
            <CopyButton text={data.yaml} name={object.id} />
            <ButtonIcon
              size="small"
              variant="tertiary"
              aria-label={t('yaml.download')}
              icon={<RiDownloadLine size={14} aria-hidden />}
              onPress={() =>
                saveText(
                  `${object.kind.toLowerCase()}-${object.name}.yaml`,
                  data.yaml,
                  'application/yaml',
                )
              }
            />
          </>
        )}
      </div>
      {error && (
        <ErrorNote
          title={t('yaml.error')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {isPending && (
        <div
          role="status"
          aria-label={t('yaml.loading')}
          className={styles.code}
        >
          {Array.from({ length: SKELETON_LINES }, (_, line) => (
            <Skeleton
              key={line}
              width={`${20 + ((line * 29) % 40)}%`}
              height={12}
            />
          ))}
        </div>
      )}
      {data && <YamlCode label={object.id} yaml={data.yaml} />}
    </>
  );
}

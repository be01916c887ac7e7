import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox, Text } from '@backstage/ui';
import type { InstancePlace } from '@mooring/backstage-plugin-paas-common';
import {
  useEnvironments,
  useErrorWords,
  useMooringFormats,
} from '@mooring/react';
import { useImages } from '../../hooks/useImages';
import { newestIn } from '../../lib/newestIn';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';

/** Props of {@link ImageField}. */
export interface ImageFieldProps {
  place: InstancePlace;
  /** The tag there is now. */
  now: string;
  value: string;
  onChange: (value: string) => void;
}

/** The tag to deploy: one of those in the registry, or whatever is typed. */
export function ImageField(props: ImageFieldProps) {
  const { place, now, value, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const images = useImages(place);
  const tags = images.data?.tags ?? [];
  const liveIn = tags.find(({ tag }) => tag === value)?.liveIn ?? [];
  const newest = newestIn(tags, value);
  return (
    <div>
      <Combobox
        label={t('change.image')}
        secondaryLabel={t('change.imageNow', { tag: now })}
        description={
          images.data &&
          t('change.imageHint', { repository: images.data.repository })
        }
        size="medium"
        allowsCustomValue
        isInvalid={value.trim() === ''}
        inputValue={value}
        onInputChange={onChange}
        value={tags.some(({ tag }) => tag === value) ? value : null}
        onChange={tag => tag !== null && onChange(String(tag))}
        options={tags.map(({ tag, liveIn: environments }) => ({
          id: tag,
          label: tag,
          ...(environments.length > 0 && {
            description: t('change.imageLiveIn', {
              environments: list(environments.map(titleOf)),
            }),
          }),
        }))}
      />
      <Text as="p" variant="body-small" color="secondary">
        {newest.length > 0 &&
          t('change.imageNewestIn', {
            environments: list(newest.map(titleOf)),
          })}
        {newest.length === 0 &&
          liveIn.length > 0 &&
          t('change.imageLiveIn', { environments: list(liveIn.map(titleOf)) })}
        <NoTags images={images} />
      </Text>
    </div>
  );
}

function NoTags(props: { images: ReturnType<typeof useImages> }) {
  const { data, error } = props.images;
  const { t } = useTranslationRef(changeTranslationRef);
  const wordsOf = useErrorWords();
  const reason = data?.reason ?? (error && wordsOf(error).message);
  if (reason) {
    return <>{t('change.imageNoTags', { reason })}</>;
  }
  return data?.tags.length === 0 ? <>{t('change.imageNone')}</> : null;
}

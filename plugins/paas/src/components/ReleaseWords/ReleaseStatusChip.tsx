import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReleaseStatus } from '@mooring/backstage-plugin-paas-common';
import { Chip, type ChipProps } from '@mooring/react';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiHistoryLine,
  RiLoader4Line,
} from '@remixicon/react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';

const LOOKS: Record<ReleaseStatus, Pick<ChipProps, 'tone' | 'icon'>> = {
  live: { tone: 'positive', icon: RiCheckboxCircleLine },
  previous: { tone: 'quiet', icon: RiHistoryLine },
  failed: { tone: 'negative', icon: RiCloseCircleLine },
  withdrawn: { tone: 'quiet', icon: RiForbidLine },
  coming: { tone: 'progress', icon: RiLoader4Line },
};

/** Props of {@link ReleaseStatusChip}. */
export interface ReleaseStatusChipProps {
  status: ReleaseStatus;
}

/** What became of a release, in one word. */
export function ReleaseStatusChip(props: ReleaseStatusChipProps) {
  const { t } = useTranslationRef(releasesTranslationRef);
  return (
    <Chip
      {...LOOKS[props.status]}
      label={t(`releases.status.${props.status}`)}
    />
  );
}

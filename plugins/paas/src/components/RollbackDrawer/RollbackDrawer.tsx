import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  KIND_ROLLBACK,
  restorablePartSchema,
  type Change,
  type ReleaseList,
  type RestorablePart,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, useEnvironments } from '@mooring/react';
import { useState, type ReactNode } from 'react';
import { useReleases } from '../../hooks/useReleases';
import { placeOf, type ChangeTarget } from '../../lib/changeTarget';
import { defaultRelease } from '../../lib/defaultRelease';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { SectionSkeleton } from '../SectionSkeleton';
import { ReleasePicker } from './ReleasePicker';
import { RestoreChoice } from './RestoreChoice';

/** Props of {@link RollbackDrawer}. */
export interface RollbackDrawerProps extends ChangeTarget {
  /** The release that the URL names. */
  release: number | undefined;
}

/** Back to an earlier release, or to some of what it was. */
export function RollbackDrawer(props: RollbackDrawerProps) {
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const { t: tReleases } = useTranslationRef(releasesTranslationRef);
  const { data, error, refetch } = useReleases(placeOf(props));
  if (data) {
    return <Chooser {...props} releases={data} />;
  }
  return (
    <Frame target={props} release={props.release} change={undefined}>
      {error ? (
        <ErrorNote
          title={tChange('change.releasesError')}
          error={error}
          onRetry={() => refetch()}
        />
      ) : (
        <SectionSkeleton label={tReleases('releases.loading')} />
      )}
    </Frame>
  );
}

function Chooser(props: RollbackDrawerProps & { releases: ReleaseList }) {
  const { releases } = props;
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const [release, setRelease] = useState(
    () => props.release ?? defaultRelease(releases)?.number,
  );
  const [parts, setParts] = useState<readonly RestorablePart[]>(KIND_ROLLBACK);
  const restore = restorablePartSchema.options.filter(part =>
    parts.includes(part),
  );
  const isComplete = release !== undefined && restore.length > 0;
  const change: Change | undefined = isComplete
    ? { kind: 'rollback', ...placeOf(props), release, restore }
    : undefined;
  const hasOthers = releases.items.some(
    ({ number }) => number !== releases.head,
  );
  const reason =
    release === undefined
      ? tChange('change.chooseRelease')
      : tChange('change.restoreNothing');
  return (
    <Frame
      target={props}
      release={release}
      change={change}
      reason={isComplete ? undefined : reason}
      planHead={<RestoreChoice value={restore} onChange={setParts} />}
    >
      {hasOthers ? (
        <ReleasePicker
          releases={releases}
          value={release}
          onChange={setRelease}
        />
      ) : (
        <Text as="p" color="secondary">
          {tChange('change.noReleases')}
        </Text>
      )}
    </Frame>
  );
}

function Frame(props: {
  target: ChangeTarget;
  release: number | undefined;
  change: Change | undefined;
  reason?: string;
  planHead?: ReactNode;
  children: ReactNode;
}) {
  const { target, release } = props;
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  return (
    <ChangeDrawer
      title={tChange('change.title.rollback', {
        service: target.service.name,
        environment: titleOf(target.environment),
      })}
      from={target.inside.head}
      change={props.change}
      reason={props.reason}
      confirmLabel={tChange('change.confirm.rollback', {
        release: String(release ?? '…'),
      })}
      planHead={props.planHead}
      onClose={target.onClose}
    >
      {props.children}
    </ChangeDrawer>
  );
}

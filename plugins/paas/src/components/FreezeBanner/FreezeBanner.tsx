import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useMoment } from '../../hooks/useDayWords';
import { useFrozenNow } from '../../hooks/useFrozenNow';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';

/** Props of {@link FreezeBanner}. */
export interface FreezeBannerProps {
  environments: readonly string[];
}

/** Says which of the environments are frozen now, until when, and who may override it; nothing otherwise. */
export function FreezeBanner(props: FreezeBannerProps) {
  const { environments } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const moment = useMoment();
  return (
    <>
      {useFrozenNow().map(({ id, body }) => {
        const touched = body.environments.filter(name =>
          environments.includes(name),
        );
        return touched.length === 0 ? null : (
          <Alert
            key={id}
            status="warning"
            icon
            title={t('freezes.banner', {
              environments: list(touched.map(titleOf)),
              until: moment(body.until),
            })}
            description={t('freezes.bannerHint', {
              reason: body.reason,
              group: refName(body.overrideGroup),
            })}
          />
        );
      })}
    </>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMooringFormats, useNow } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link UnreachableFor}. */
export interface UnreachableForProps {
  /** ISO 8601. */
  since: string;
}

/** For how long a cluster has not answered; counts on by itself. */
export function UnreachableFor(props: UnreachableForProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const { duration } = useMooringFormats();
  const now = useNow();
  return (
    <>
      {t('overview.unreachable', {
        duration: duration(now - Date.parse(props.since)),
      })}
    </>
  );
}

import type { FreezeDocument } from '@mooring/backstage-plugin-paas-common';
import { useNow } from '@mooring/react';
import { freezeState } from '../lib/policies/freezesOn';
import { usePolicies } from './usePolicies';

const MINUTE = 60_000;

/** Freezes of an environment, or of any, that hold now. */
export function useFrozenNow(environment?: string): FreezeDocument[] {
  const { data } = usePolicies('freeze');
  const now = useNow(MINUTE);
  return (data?.items ?? []).filter(
    freeze =>
      freezeState(freeze, now) === 'now' &&
      (environment === undefined ||
        freeze.body.environments.includes(environment)),
  );
}

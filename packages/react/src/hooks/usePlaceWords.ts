import { parseInstanceRef } from '@mooring/common';
import { useCallback } from 'react';
import { useEnvironments } from './useEnvironments';

/**
 * What to call the instances of a plan or operation beside each other.
 *
 * @returns `Development`, or `web · Development` where there are several services;
 *   undefined where there is but one instance
 */
export function usePlaceWords(
  targets: readonly { instance: string }[],
): (instance: string) => string | undefined {
  const { titleOf } = useEnvironments();
  const refs = [...new Set(targets.map(({ instance }) => instance))];
  const services = new Set(refs.map(ref => parseInstanceRef(ref)?.service));
  const isOne = refs.length <= 1;
  const isOneService = services.size <= 1;
  return useCallback(
    instance => {
      const key = parseInstanceRef(instance);
      if (isOne || !key) {
        return isOne ? undefined : instance;
      }
      const environment = titleOf(key.environment);
      return isOneService ? environment : `${key.service} · ${environment}`;
    },
    [titleOf, isOne, isOneService],
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseServicesView,
  writeServicesView,
  type ServicesView,
} from '../lib/overview/servicesView';

/**
 * Another address has the whole portal drawn again, and browsers refuse one that
 * changes with every key. So the list answers at once, and the address follows.
 */
const REST_MS = 150;

/** What the list of services shows, kept in the URL so that it can be pasted into a chat. */
export function useServicesView() {
  const [params, setParams] = useSearchParams();
  const [view, setView] = useState(() => parseServicesView(params));
  const address = params.toString();
  const known = useRef(address);

  useEffect(() => {
    if (address !== known.current) {
      known.current = address;
      setView(parseServicesView(new URLSearchParams(address)));
    }
  }, [address]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const next = writeServicesView(view).toString();
      if (next !== known.current) {
        known.current = next;
        setParams(next, { replace: true });
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [view, setParams]);

  const change = useCallback(
    (changed: Partial<ServicesView>) =>
      setView(current => ({ ...current, ...changed })),
    [],
  );
  return { view, change };
}

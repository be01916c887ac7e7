import { useDebounced } from '@mooring/react';
import { useEffect, useRef, useState } from 'react';

/** Browsers refuse an address that changes with every key. */
const REST_MS = 150;

/**
 * The text of a search field, which goes into the URL once typing rests, and
 * follows the URL when something else changes that.
 */
export function useTypedSearch(
  search: string,
  onSearch: (text: string) => void,
): { text: string; type: (text: string) => void } {
  const [text, type] = useState(search);
  const settled = useDebounced(text, REST_MS);
  const sent = useRef(search);
  useEffect(() => {
    if (settled !== sent.current) {
      sent.current = settled;
      onSearch(settled);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  useEffect(() => {
    if (search !== sent.current) {
      sent.current = search;
      type(search);
    }
  }, [search]);
  return { text, type };
}

import { useEffect, useRef, useState } from 'react';

/** How long somebody stops typing before it is looked for. */
const REST_MS = 250;

/** What is being typed at once, and what is looked for once the typing rests. */
export function useTypedSearch(
  search: string,
  onSearch: (search: string) => void,
): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(search);
  const known = useRef(search);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => {
    // Changed from elsewhere: a link, or a saved view.
    if (search !== known.current) {
      known.current = search;
      setTyped(search);
    }
  }, [search]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== known.current) {
        known.current = typed;
        latest.current(typed);
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}

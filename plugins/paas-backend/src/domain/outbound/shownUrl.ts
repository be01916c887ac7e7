/**
 * An address without what may be a credential: robots are called by a token in
 * the path or the query, so that only the host and the first word of the path
 * are to be seen.
 */
export function shownUrl(url: URL): string {
  const [first = '', ...rest] = url.pathname.slice(1).split('/');
  const isMore = rest.join('') !== '' || url.search !== '';
  // A path of one word may itself be the token.
  return isMore && /^[a-z-]{1,20}$/.test(first)
    ? `${url.origin}/${first}/…`
    : `${url.origin}/${first === '' && !isMore ? '' : '…'}`;
}

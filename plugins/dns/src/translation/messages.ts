/** Messages of the dns plugin in English. */
export const messages = {
  'names.label': 'DNS names',
  'name.copy': 'Copy {{name}}',
  'name.copied': 'Copied',
  'name.notCopied':
    'The browser does not let this page copy; select the name instead',
  'claimed.yes': 'Claimed',
  'claimed.no': 'Not claimed',
  'claimed.unknown': 'Claim unknown',
  'published.yes': 'Published',
  'published.no': 'Not published',
  'published.unknown': 'Publication unknown',
  'resolves.yes': 'Resolves',
  'resolves.no': 'Does not resolve',
  'resolves.unknown': 'Resolution unknown',
  'reason.no-answer': 'DNS server {{server}} does not answer.',
  'reason.no-record':
    'The record was published, but DNS server {{server}} does not have it any more.',
  'reason.other-values':
    'DNS server {{server}} answers {{values}}, which is not what was published.',
  'reason.not-published': 'Published once something answers behind it.',
  'reason.no-zone': 'No DNS server is configured for this name.',
  'reason.not-claimed': 'Nobody holds this name yet.',
  'reason.portal': 'The portal does not answer: {{problem}}',
} as const;

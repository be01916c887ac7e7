/** Why operations wait or ended as they did. */
export const operationSentences = {
  'held.other': 'Another operation on the same instance is under way',
  'held.changed':
    'Something was changed after this plan was confirmed; the steps show what would happen now. Continue to carry that out, or undo.',
  'held.outdated':
    'The same was changed meanwhile in {{names}}; the steps show what would happen now. Continue to carry that out, or undo.',
  'held.frozen': '{{names}} is frozen: {{reason}}',
  'held.reserved': '{{instance}} is reserved: {{reason}}',
  'held.noEnd': 'No end after {{seconds}} s: {{why}}',
  'held.noAnswer':
    '{{what}} cannot be asked: {{why}}. This waits until it answers',
  'held.conflict': '{{object}}: {{field}} belongs to {{manager}}',
  'system.cluster': 'Cluster {{cluster}}',
  'system.dns': 'DNS server {{server}}',
  'system.dnsPlugin': 'DNS plugin',
  'gate.approved': 'Approved by {{names}}',
  'gate.confirmed': 'Confirmed by {{names}}',
  'gate.rejected': 'Rejected by {{person}}',
  'gate.rejectedWhy': 'Rejected by {{person}}: {{note}}',
  'gate.expired': 'Nobody of {{group}} decided within {{hours}} h',
  'gate.keeps': '{{why}}; what was done before stays as it is',
  'ended.before': 'Cancelled by {{person}} before anything was changed',
  'ended.stopped':
    'Stopped by {{person}} at step {{step}} of {{all}}; what the steps before it changed stays as it is',
  'ended.undone':
    'Undone, for it had begun already when {{person}} cancelled it',
  'ended.groundless':
    '{{instance}}: this was planned for release {{release}}, which did not become live, and nothing else is; preview it again',
} as const;

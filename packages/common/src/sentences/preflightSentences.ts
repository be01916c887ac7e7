/** What is said of a change before it is carried out. */
export const preflightSentences = {
  'image.registry':
    '{{image}} is in no registry of this portal, so that nobody looked whether it is there',
  'image.gone':
    '{{image}} is not in its registry any more ({{digest}}…); push it again, or choose another version',
  'image.there': '{{image}} is in its registry',
  'platform.unsaid': '{{image}} does not say which platforms it is for',
  'platform.noNode':
    'No node is ready, so that nobody knows which platforms are needed',
  'platform.none':
    '{{image}} exists for {{names}}, and the nodes are {{objects}}: none can run it; build it for these',
  'platform.some':
    '{{image}} exists for {{names}}; {{unable}} of {{all}} nodes ({{objects}}) cannot run it',
  'platform.ok': '{{image}} exists for {{names}}',
  'keys.missing': '{{object}} is not there; {{reader}} reads it',
  'keys.noKey': "{{object}} has no '{{key}}'; {{reader}} reads it",
  'keys.thereOne': '{{object}} of others, which pods read, is there',
  'keys.thereMany': '{{objects}} of others, which pods read, are there',
  'names.comes': '{{name}} comes from {{instance}}',
  'names.free': '{{name}} is free',
  'names.taken': '{{name}} is taken; choose another, or ask for it',
  'names.takenWhy': '{{name}} is taken: {{why}}; choose another, or ask for it',
  'names.claimed': 'Claimed by {{instance}}',
  'names.claimedAlready': '{{name}} is already claimed by {{what}}',
  'names.unknown': 'Whether {{name}} is free is not known',
  'names.unknownWhy': 'Whether {{name}} is free is not known: {{why}}',
  'ends.takerAway':
    'Cluster {{cluster}} does not answer; the names stay where they are until it does',
  'ends.giverAway':
    'Cluster {{cluster}} does not answer; the names move all the same, and what answered for them there is removed once it does',
  'ends.ready': '{{ready}} of {{all}} pods are ready to answer',
  'ends.takerEmpty':
    'No pod is ready to answer; the names stay where they are until one is',
  'ends.giverEmpty':
    'No pod is ready to answer; taking the names back would lead nowhere',
  'managers.others':
    '{{manager}} also manages {{objects}}; the operation will be held there until somebody takes the field over',
  'autoscaler.foreign':
    "HorizontalPodAutoscaler {{autoscaler}}, which is not Mooring's, sets the replicas of {{object}}; remove it, and turn on the autoscaler here",
  'admission.refused': 'The cluster refuses pods of {{object}}: {{message}}',
  'admission.unknown':
    'Whether the cluster lets in pods could not be looked at: {{message}}',
  'quota.ok': 'The quotas of namespace {{namespace}} have room for it',
  'quota.short':
    'ResourceQuota {{quota}} leaves {{left}} of {{resource}} and the change needs {{needed}}: {{short}} too little; ask for more, or choose a smaller size or fewer replicas',
  'volumes.kept':
    'Data on volumes is not restored: {{object}} finds it as it is now',
  'capacity.less': 'There is less capacity afterwards: {{why}}',
  'capacity.replicas': 'from {{from}} replicas to {{to}}',
  'capacity.cpu': 'from {{from}} of CPU to {{to}}',
  'capacity.memory': 'from {{from}} of memory to {{to}}',
  'network.more': 'More may connect afterwards: {{why}}',
  'network.everybody': 'everybody in the cluster',
  'credentials.had':
    'Release {{release}} had other secrets: it had {{names}}. Secrets stay as they are now unless they are restored too',
  'credentials.lacked':
    'Release {{release}} had other secrets: it did not have {{names}}. Secrets stay as they are now unless they are restored too',
  'credentials.both':
    'Release {{release}} had other secrets: it had {{names}} and it did not have {{objects}}. Secrets stay as they are now unless they are restored too',
  'freeze.until':
    '{{environment}} is frozen until {{time}}: {{reason}}; members of {{group}} may override that with a reason',
  'reserved.until':
    'Reserved by {{person}} until {{time}}: {{reason}}; a change by anybody else waits until then, unless it is released',
  'project.deleted':
    '{{service}} was deleted since; create it again, this does not',
  'project.newer':
    '{{service}} came after project release {{release}} and stays as it is',
  'looked.failed': '{{why}} could not be looked at: {{message}}',
  'looked.quotas': 'Quotas',
  'looked.freezes': 'The freeze calendar',
  'looked.names': 'DNS names',
  'looked.pods': 'Pods',
  'looked.keys': 'What pods read when they start',
  'looked.reservations': 'Reservations',
  'looked.image': 'The image',
  'looked.autoscalers': 'Autoscalers',
  'looked.secrets': 'Secrets',
  'looked.admission': 'Admission of pods',
} as const;

/** Why something that was asked for is not done; the field stands before it, as in `image: `. */
export const refusalSentences = {
  'may.instance':
    "{{permission}} is not allowed on {{names}}; ask the project's owners",
  'may.owned': '{{permission}} is not allowed on {{instance}}; ask its owners',
  'may.portal': '{{permission}} is not allowed; ask an operator of the portal',
  'may.clusters': 'Clusters are for their operators',
  'may.decideOwn':
    'Whoever asked for a change cannot decide about it here; somebody else of the group has to',
  'may.decide': 'Only members of {{group}} can decide here',
  'may.override': 'Only members of {{group}} can override this freeze',
  'may.review':
    'Only members of {{names}} can review this, and not who asked for it',
  'may.delegate': '{{person}} has not handed decisions to you for now',
  'decision.spent': 'you have decided here already',
  'decision.done': 'it is decided already',
  'decision.refused': 'Operation {{id}}: {{why}}',
  'decision.notHeld': 'it is not held',
  'decision.noUndo': 'it has ended or is being undone already',
  'decision.noCancel':
    'it has ended, is being undone, or has no point at which it could be left; undo it instead',
  'decision.ended': 'it has ended',
  'decision.otherStep': 'it does not wait at step {{step}}',
  'decision.otherPlan':
    'planHash: the plan is another one now; look at it and decide again',
  'decision.noConflict': 'it is not held over fields of other managers',
  'decision.noFreeze': 'no freeze holds it',
  'decision.noReview': 'there is nothing to review any more',
  'frozen.overridable':
    '{{names}} is frozen until {{time}}: {{reason}}. Members of {{group}} may override that with a reason (freezeOverride)',
  'frozen.refused':
    '{{names}} is frozen until {{time}}: {{reason}}. Only members of {{group}} may override that',
  'plan.nothing': 'this is how it is now; nothing would change',
  'plan.noEmergency':
    'nobody has to approve this and nothing is frozen; leave it out',
  'plan.late': 'No preview within {{seconds}} s; try again',
  'plan.noAnswer': '{{what}} cannot be asked: {{message}}',
  'plan.changed':
    '{{instance}} was changed since the preview; preview the change again',
  'plan.quicker':
    '{{service}} exists already in this project; somebody was quicker',
  'plan.nameTaken': 'the name was taken a moment ago; choose another',
  'plan.gone': "{{service}} is not in '{{environment}}'",
  'run.startInstead':
    '{{service}} in {{environment}} is stopped; start it instead',
  'run.running': '{{service}} in {{environment}} is running already',
  'run.stopped': '{{service}} in {{environment}} is stopped already',
  'scale.auto':
    'an autoscaler sets the replicas of {{service}} in {{environment}}, {{min}} to {{max}}; change these bounds, or turn it off first',
  'scale.same': '{{service}} has {{replicas}} in {{environment}} already',
  'scale.noAuto': '{{service}} has none in {{environment}}',
  'rollback.none':
    '{{service}} was not rolled back in {{environment}}, or was changed since',
  'rollback.noRelease':
    '{{service}} has no release {{release}} in {{environment}}',
  'rollback.elsewhere':
    'release {{release}} was for namespace {{namespace}} of cluster {{cluster}}; {{environment}} is elsewhere now',
  'move.both':
    '{{service}} in {{environment}} gives names and takes others; move them one after the other',
  'move.nothing': '{{service}} in {{environment}} has no names',
  'move.noName': '{{service}} in {{environment}} has no name {{name}}',
  'move.tooMany':
    '{{service}} in {{environment}} would have more than {{max}} names',
  'move.noIngress':
    '{{service}} in {{environment}} answers no requests from outside its cluster, as names do that lead to an Ingress',
  'move.stopped': '{{service}} in {{environment}} is stopped; start it first',
  'names.noDns': 'there is no DNS in {{environment}}',
  'names.zone': 'names in {{environment}} end in .{{zone}}',
  'names.long': 'at most {{max}} characters',
  'names.ruled': '{{name}} is its name by rule already',
  'names.foreign':
    '{{name}} has records on DNS server {{server}} that Mooring did not write; have them removed there or choose another name',
  'names.foreignHere':
    'has records on DNS server {{server}} that Mooring did not write; have them removed there or choose another name',
  'names.leaving': 'another service, which is about to give it up',
  'names.strange':
    '{{name}} has records on DNS server {{server}} that Mooring did not write; they are left alone',
  'names.others':
    '{{name}} still has the records of another service, which has to give them up first',
  'names.unclaimed': '{{name}} is not claimed yet; claim it first',
  'apply.foreign':
    '{{object}} exists in cluster {{cluster}} and does not belong to {{instance}}; remove it or choose another name',
  'apply.noProject':
    'Namespace {{namespace}} of cluster {{cluster}} belongs to no project, not to {{project}}. An operator can hand it over with the annotation {{annotation}}',
  'apply.otherProject':
    'Namespace {{namespace}} of cluster {{cluster}} belongs to {{owner}}, not to {{project}}. An operator can hand it over with the annotation {{annotation}}',
  'size.unknown': "there is no size '{{size}}'; there are {{names}}",
  'size.limit': 'the limit must not be below what is requested',
  'size.cpu': 'give CPU as 250m or 1.5, from 1m to {{max}}',
  'size.memory': 'give memory as 128Mi or 2Gi, from 4Mi to {{max}}Gi',
  'image.foreign':
    '{{repository}} is in no registry of this portal; an operator can add it to mooring.registries',
  'image.none': 'there is no {{reference}} in {{repository}}',
  'image.unreadable':
    '{{what}} names no image; write a tag such as 1.28.0, repository:tag, or a digest (sha256: and 64 hex digits)',
  'secret.none': 'there is no secret {{name}}',
  'release.large':
    'the release would have {{size}} KiB, at most {{max}} KiB are possible; move large values into files of the image',
  'until.past': 'it is past; give a time that is yet to come',
  'until.far': 'at most {{days}} days from now',
  'reserve.other':
    '{{instance}} is reserved by {{person}} until {{time}}: {{reason}}; ask them to release it, or wait',
  'reserve.quicker':
    '{{instance}} was reserved by somebody else just now; try again',
  'delegate.self': 'name somebody else than yourself',
  'delegate.nobody': 'the catalog knows nobody of the name {{person}}',
  'depends.circle': 'each would wait for the other: {{names}}',
  'policy.withdrawn':
    '{{person}} has withdrawn it; add it anew if it is needed',
  'policy.newer':
    '{{person}} has changed it meanwhile, at {{time}}: it is at version {{version}}; look at that one and change it',
  'policy.over': 'This freeze is over and stays as it was; add another',
  'project.nothingLive': "nothing of {{project}} is live in '{{environment}}'",
  'nudge.nobody':
    'This operation waits for nobody now, so that there is nobody to nudge',
  'nudge.early':
    '{{person}} has nudged at {{time}}; it is possible again at {{until}}',
  'webhook.twice': "there is a webhook '{{name}}' already",
  'webhook.waits': 'This message still waits to be sent',
  'webhook.secret':
    'messages of format json are signed, so give one; with another address it has to be given again',
  'webhook.scheme': 'must begin with https:// or http://',
  'webhook.password': 'leave user and password out of it',
  'webhook.fragment': 'leave out what follows #; it is never sent',
  'webhook.host':
    '{{host}} is not in {{key}}; whoever runs the portal can add it',
  'pod.leaving': 'Pod {{pod}} is being deleted already',
  'pod.none': 'this instance has no pod {{pod}}',
  'object.gone': '{{kind}} {{name}} is gone',
  'cluster.unread':
    'Cluster {{cluster}} was not read yet; ask again in a moment',
  'cluster.unknown': 'Cluster {{cluster}} is not configured in this portal',
  'cluster.overloaded': 'Cluster {{cluster}} is overloaded',
  'cluster.overloadedFor':
    'Cluster {{cluster}} is overloaded; it asks to wait {{seconds}} s',
  'cluster.fault': 'Cluster {{cluster}} has a fault: {{message}}',
  'cluster.said': 'Cluster {{cluster}}: {{message}}',
  'catalog.away': 'The catalog does not answer: {{message}}',
  'catalog.unread':
    'Owners of projects were not read from the catalog yet; ask again in a moment',
  'dns.refuses': 'DNS server {{server}} refuses: {{message}}',
  'audit.away':
    'Refused, since it cannot be recorded now: the database does not answer; try again later',
} as const;

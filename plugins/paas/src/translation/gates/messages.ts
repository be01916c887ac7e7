/** Messages of gates, freezes and emergencies in English. */
export const gatesMessages = {
  'gate.forYou': 'Waits for you',
  'gate.forOthers': 'Waits for {{group}}',
  'gate.asks.approve': '{{group}} has to approve.',
  'gate.asks.confirm': '{{group}} has to confirm that it is done.',
  'gate.agreed_one': '{{agreed}} of {{count}} person has agreed.',
  'gate.agreed_other': '{{agreed}} of {{count}} people have agreed.',
  'gate.requesterMay': 'Whoever asked for the change may be one of them.',
  'gate.procedure': 'Asked by the procedure “{{procedure}}”',
  'gate.until': 'until {{time}}',
  'gate.expires_one':
    'ends the operation after {{count}} hour without a decision',
  'gate.expires_other':
    'ends the operation after {{count}} hours without a decision',
  'gate.decisions': 'What was decided here',
  'gate.verdict.approved': '{{actor}} approved',
  'gate.verdict.confirmed': '{{actor}} confirmed',
  'gate.verdict.rejected': '{{actor}} rejected',
  'gate.onBehalfOf': 'on behalf of {{person}}',
  'gate.outdated': 'About an earlier plan; it does not count any more.',
  'gate.happens': 'What will happen after that',
  'gate.nothingMore': 'No step after this one changes anything.',
  'gate.note': 'Note',
  'gate.noteHint': 'Stays with the decision; whoever rejects has to say why',
  'gate.evidence': 'Evidence',
  'gate.evidenceHint': 'The address of a ticket, a log or a report',
  'gate.evidenceWrong': 'Evidence has to be an http or https address.',
  'gate.for': 'Decide',
  'gate.forSelf': 'for myself',
  'gate.forAway': 'on behalf of {{person}}, who is away',
  'gate.approve': 'Approve',
  'gate.confirm': 'Confirm',
  'gate.reject': 'Reject',
  'gate.rejectNeedsNote': 'To reject, say in the note why.',
  'gate.refusal.requester':
    'You asked for this change; somebody else of {{group}} has to decide.',
  'gate.refusal.decided':
    'You have decided here already; others of {{group}} are still to do so.',
  'gate.refusal.notMember':
    'Only members of {{group}}, and those who act for one while away, decide here.',
  'gate.planChanged': 'The plan has changed since you opened it',
  'gate.planChangedHint':
    'Above is what would happen now. Nothing was decided about it yet.',
  'gate.lookedAt': 'I have looked at it',
  'gate.lookFirst': 'Look at the changed plan first.',
  'gate.askedAgain': 'Asked again, because the plan has changed',
  'gate.askedAgainHint':
    'What was decided about the earlier plan does not count any more.',
  'gate.difference': 'What is different from the earlier plan',
  'gate.wasPlanned': 'Planned earlier',
  'gate.isPlanned': 'Planned now',
  'gate.notPlanned': 'no change',
  'freeze.override': 'Override freeze…',
  'freeze.overrideRefused':
    'Only members of {{groups}} may override this freeze.',
  'freeze.overrideTitle': 'Let this operation through the freeze?',
  'freeze.overrideText':
    'It begins at once although changes are frozen. The reason stays with the operation and in the audit trail.',
  'freeze.overrideConfirm': 'Override the freeze',
  'freeze.reason': 'Why it cannot wait for the end of the freeze',
  'freeze.reasonFirst': 'Say why it cannot wait.',
  'emergency.title': 'Ran as an emergency: {{reason}}',
  'emergency.notReviewed': 'Nobody has reviewed it yet.',
  'emergency.reviewed': 'Reviewed by {{actor}} {{time}}.',
  'emergency.review': 'Review…',
  'emergency.reviewRefused':
    'Members of {{groups}} review it, and not whoever asked for it.',
  'emergency.reviewTitle': 'Mark this emergency as reviewed?',
  'emergency.reviewText':
    'You say that you have looked at what was changed and why. Nothing is put back by it.',
  'emergency.reviewConfirm': 'Mark as reviewed',
  'change.asked': 'Who is asked',
  'change.asked.approve_one': 'Step {{number}}: {{group}} approves',
  'change.asked.approve_other':
    'Step {{number}}: {{count}} people of {{group}} approve',
  'change.asked.confirm_one': 'Step {{number}}: {{group}} confirms',
  'change.asked.confirm_other':
    'Step {{number}}: {{count}} people of {{group}} confirm',
  'change.confirm.request': 'Request approval from {{group}}',
  'change.confirm.ask': 'Ask {{group}} to confirm first',
  'change.confirm.startAsk': 'Start; {{group}} is asked at step {{number}}',
  'change.confirm.emergency': 'Run now as an emergency',
  'change.frozen': 'Changes are frozen now.',
  'change.emergency': 'Emergency…',
  'change.emergency.title': 'Emergency',
  'change.emergency.hint':
    'Approvals are not waited for, and freezes and reservations do not hold it. Confirmations are still asked for. It is marked as an emergency everywhere until those who would have been asked have reviewed it.',
  'change.emergency.reason': 'Why it cannot wait',
  'change.emergency.reasonFirst': 'Say why it cannot wait.',
  'change.emergency.back': 'No emergency',
  'change.emergency.refused': 'An emergency takes the right {{permission}}.',
  'change.emergency.unknown': 'Looking whether you may …',
  'change.freezeOverride': 'Override freeze…',
  'change.freezeOverride.title': 'Override the freeze',
  'change.freezeOverride.hint':
    'It goes on although changes are frozen. The reason stays with the operation and in the audit trail.',
  'change.freezeOverride.reason':
    'Why it cannot wait for the end of the freeze',
  'change.freezeOverride.reasonFirst':
    'Say why it cannot wait for the end of the freeze.',
  'change.freezeOverride.back': 'Do not override it',
  'change.refused': 'It cannot be started like this',
} as const;

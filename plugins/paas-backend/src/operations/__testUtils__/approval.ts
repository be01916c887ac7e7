/** A gate at which two of a group have to approve. */
export const approval = {
  ...({ place: 'before', type: 'approve', title: 'Look at it' } as const),
  ...{ instructions: '', group: 'group:default/sre', count: 2 },
  ...{ requesterMay: false, expiresAfterHours: 72, procedure: 'Production' },
};

/** Somebody who decides. */
export function person(name: string) {
  return { user: `user:default/${name}`, via: undefined };
}

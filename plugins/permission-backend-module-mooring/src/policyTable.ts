import type { Permission } from '@backstage/plugin-permission-common';
import {
  allow,
  allowForOwnTasks,
  allowInOwnProjects,
  deny,
  type Decide,
} from './decisions';

/** Whom a row speaks of; `everybody` is everybody who has signed in. */
export type Role = 'operators' | 'auditors' | 'everybody';

/** A row of {@link policyTable}. */
export interface PolicyRow {
  /** Names of permissions; `dns.*` stands for all that begin with `dns.`. */
  permissions: string[];
  to: Role;
  /** Speaks only of those that are not for reading. */
  changesOnly?: true;
  decide: Decide;
}

/**
 * Who may do what. The first row that fits permission and person decides.
 * What fits no row is denied, permissions of plugins added later included.
 *
 * `kubernetes.*` is for operators only: whoever may use the Kubernetes plugin's
 * proxy acts in a cluster with the portal's credentials, past all of the rows
 * about paas.
 */
export const policyTable: PolicyRow[] = [
  // Whoever examines changes makes none, in whatever other groups they are.
  {
    permissions: [
      'paas.*',
      'dns.*',
      'kubernetes.*',
      'catalog.*',
      'scaffolder.*',
    ],
    to: 'auditors',
    changesOnly: true,
    decide: deny,
  },
  {
    permissions: ['paas.*', 'dns.*', 'kubernetes.*'],
    to: 'operators',
    decide: allow,
  },
  {
    permissions: ['catalog.*', 'scaffolder.*'],
    to: 'operators',
    decide: allow,
  },

  {
    permissions: [
      'paas.instance.list',
      'paas.instance.read',
      'paas.instance.configuration.read',
      'paas.audit.read',
    ],
    to: 'auditors',
    decide: allow,
  },
  // What another manager of a cluster holds is not the owners' alone to take.
  { permissions: ['paas.instance.take-over'], to: 'everybody', decide: deny },
  // That a service is there, how it is doing and whose it is, is no secret.
  { permissions: ['paas.instance.list'], to: 'everybody', decide: allow },
  {
    permissions: ['paas.instance.*'],
    to: 'everybody',
    decide: allowInOwnProjects,
  },

  {
    permissions: [
      'catalog.entity.read',
      'catalog.entity.refresh',
      'catalog.location.read',
    ],
    to: 'everybody',
    decide: allow,
  },

  {
    permissions: [
      'scaffolder.action.execute',
      'scaffolder.task.create',
      'scaffolder.template.parameter.read',
      'scaffolder.template.step.read',
    ],
    to: 'everybody',
    decide: allow,
  },
  {
    permissions: ['scaffolder.task.read', 'scaffolder.task.cancel'],
    to: 'everybody',
    decide: allowForOwnTasks,
  },
];

/** The row that decides about a permission for somebody who has some roles. */
export function rowFor(
  permission: Permission,
  hasRole: (role: Role) => boolean,
): PolicyRow | undefined {
  return policyTable.find(
    ({ permissions, to, changesOnly }) =>
      permissions.some(pattern => covers(pattern, permission.name)) &&
      (!changesOnly || permission.attributes.action !== 'read') &&
      hasRole(to),
  );
}

/** Whether a row's name for permissions covers a permission. */
export function covers(pattern: string, permission: string): boolean {
  return pattern.endsWith('.*')
    ? permission.startsWith(pattern.slice(0, -1))
    : permission === pattern;
}

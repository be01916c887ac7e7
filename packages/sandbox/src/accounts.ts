/** Somebody who can sign in to the sandbox. */
export interface Account {
  id: string;
  displayName: string;
  /** What this person is there to try, in a few words. */
  role: string;
}

/** The demo accounts. Each is a User of the same name in `catalog/org.yaml`. */
export const accounts: readonly Account[] = [
  {
    id: 'dev-a',
    displayName: 'Dana Albrecht',
    role: 'Developer in Team A: shop and payments',
  },
  {
    id: 'dev-b',
    displayName: 'Boris Bekker',
    role: 'Developer in Team B: ledger',
  },
  {
    id: 'cm-1',
    displayName: 'Mei Tanaka',
    role: 'Change manager in Team A: may override freezes',
  },
  {
    id: 'sre-1',
    displayName: 'Samir Roy',
    role: 'SRE: approves changes of production',
  },
  {
    id: 'sre-2',
    displayName: 'Signe Rask',
    role: 'SRE: approves changes of production',
  },
  {
    id: 'dba-1',
    displayName: 'Diego Barros',
    role: 'DBA: confirms what databases need',
  },
  { id: 'operator', displayName: 'Olga Petrova', role: 'Platform operator' },
  {
    id: 'auditor',
    displayName: 'Amir Haddad',
    role: 'Auditor: reads, changes nothing',
  },
  {
    id: 'finance',
    displayName: 'Fiona Marsh',
    role: 'Finance: cost of every project',
  },
];

/** The address that ties an account to its catalog entity. */
export function emailOf(account: Account): string {
  return `${account.id}@mooring.test`;
}

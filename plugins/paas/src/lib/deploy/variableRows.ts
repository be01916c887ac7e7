import { variableNameSchema } from '@mooring/backstage-plugin-paas-common';

/** A plain environment variable as it stands in the form. */
export interface VariableRow {
  /** Stays the same while the name is typed. */
  id: string;
  name: string;
  value: string;
  /** The value there is now; absent for a new one. */
  before?: string;
  isRemoved: boolean;
}

/** A secret variable in the form; the value that there is never gets here. */
export interface SecretRow {
  id: string;
  name: string;
  /** The new value; absent: it stays as it is. */
  value?: string;
  isNew: boolean;
  isRemoved: boolean;
}

/** What is wrong with a name. */
export type NameIssue = 'missing' | 'wrong' | 'twice';

/** The rows of a configuration, by name. */
export function variableRowsOf(config: Record<string, string>): VariableRow[] {
  return Object.entries(config)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => ({
      id: `kept ${name}`,
      name,
      value,
      before: value,
      isRemoved: false,
    }));
}

/** The rows of secret variables, of which only names are known. */
export function secretRowsOf(names: string[]): SecretRow[] {
  return [...names].sort().map(name => ({
    id: `kept ${name}`,
    name,
    isNew: false,
    isRemoved: false,
  }));
}

/** All plain variables, or undefined if they are as before. */
export function configOf(
  rows: VariableRow[],
): Record<string, string> | undefined {
  const isChanged = rows.some(
    ({ before, value, isRemoved }) => isRemoved || before !== value,
  );
  return isChanged
    ? Object.fromEntries(
        rows
          .filter(({ isRemoved }) => !isRemoved)
          .map(({ name, value }) => [name, value]),
      )
    : undefined;
}

/** What changes of the secret variables, or undefined if nothing does. */
export function secretsOf(
  rows: SecretRow[],
): { set: Record<string, string>; remove: string[] } | undefined {
  const set = rows.filter(row => !row.isRemoved && row.value !== undefined);
  const remove = rows.filter(row => row.isRemoved);
  return set.length + remove.length === 0
    ? undefined
    : {
        set: Object.fromEntries(
          set.map(({ name, value = '' }) => [name, value]),
        ),
        remove: remove.map(({ name }) => name),
      };
}

/** What is wrong with the name of a new row, among all that stay. */
export function nameIssue(
  row: { id: string; name: string },
  all: { id: string; name: string; isRemoved: boolean }[],
): NameIssue | undefined {
  if (row.name === '') {
    return 'missing';
  }
  if (!variableNameSchema.safeParse(row.name).success) {
    return 'wrong';
  }
  return all.some(
    other => other !== row && !other.isRemoved && other.name === row.name,
  )
    ? 'twice'
    : undefined;
}

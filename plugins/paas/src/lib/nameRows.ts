/** An additional DNS name as it stands in the form. */
export interface NameRow {
  name: string;
  isNew: boolean;
  isRemoved: boolean;
}

/** Labels of RFC 1123 with dots between them. */
const NAME =
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** The names there are now. */
export function nameRowsOf(names: string[]): NameRow[] {
  return [...names]
    .sort()
    .map(name => ({ name, isNew: false, isRemoved: false }));
}

/** All that are to be; undefined if they are as before. */
export function namesOf(rows: NameRow[]): string[] | undefined {
  return rows.some(({ isNew, isRemoved }) => isNew || isRemoved)
    ? rows.filter(({ isRemoved }) => !isRemoved).map(({ name }) => name)
    : undefined;
}

/** The whole name that somebody means who typed a beginning, or all of it. */
export function wholeName(typed: string, zone: string): string {
  const name = typed.trim().toLowerCase().replace(/\.$/, '');
  return name.endsWith(`.${zone}`) ? name : `${name}.${zone}`;
}

/** What is wrong with a name to be added. */
export function newNameIssue(
  typed: string,
  zone: string,
  taken: string[],
): 'wrong' | 'twice' | undefined {
  const name = wholeName(typed, zone);
  if (!NAME.test(name)) {
    return 'wrong';
  }
  return taken.includes(name) ? 'twice' : undefined;
}

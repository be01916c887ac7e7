import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import { stringify } from 'yaml';
import { groupChanges, type ObjectChanges } from '../DiffView/groupChanges';

/**
 * Changed fields as two texts that can be laid beside each other; nothing stands
 * there of what stays as it is.
 */
export function changesAsYaml(changes: FieldChange[]): {
  before: string;
  after: string;
} {
  const groups = groupChanges(changes);
  const side = (name: 'before' | 'after') =>
    groups.map(group => objectAsYaml(group, name)).join('');
  return { before: side('before'), after: side('after') };
}

function objectAsYaml(
  { object, whole, fields }: ObjectChanges,
  side: 'before' | 'after',
): string {
  const changes = whole ? [whole, ...fields] : fields;
  const lines = changes.flatMap(change => {
    const value = change[side];
    // `true` says no more than that the object is there.
    if (value === undefined || (change.field === '' && value === true)) {
      return [];
    }
    return stringify(change.field === '' ? value : { [change.field]: value });
  });
  const exists = whole === undefined || whole[side] !== undefined;
  return exists ? `# ${object}\n${lines.join('')}` : '';
}

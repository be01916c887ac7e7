import type { Knex } from 'knex';

/** What tells this portal's records from those of others; drawn when the database was made. */
export async function readPortalId(knex: Knex): Promise<string> {
  const [row] = await knex<{ id: string }>('portal').select('id');
  if (!row) {
    throw new Error(
      "The dns plugin's table 'portal' is empty, but records on DNS servers carry its id; restore it from a backup",
    );
  }
  return row.id;
}

import { withDatabase } from './withDatabase.ts';

/**
 * What the catalog was at when its process ended counts as done until the next
 * interval, which is a day here.
 */
export async function resumeCatalog(connectionString: string): Promise<void> {
  await withDatabase(connectionString, 'catalog', client =>
    client.query(
      'UPDATE refresh_state SET next_update_at = now() WHERE processed_entity IS NULL',
    ),
  );
}

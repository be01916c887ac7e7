import pg from 'pg';

/** Works on the database of one of the portal's plugins. */
export async function withDatabase<T>(
  connectionString: string,
  plugin: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(connectionString);
  url.pathname = `/backstage_plugin_${plugin}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

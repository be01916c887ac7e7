import createKnex from 'knex';
import { OutboundProcess } from './OutboundProcess';

/** A process of the portal that tells of operations until it is killed. */
async function main([database, ...allow]: string[]): Promise<void> {
  const knex = createKnex({ client: 'pg', connection: database! });
  await OutboundProcess.start(knex, allow);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});

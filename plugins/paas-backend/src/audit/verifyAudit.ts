import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import {
  auditAnchorSchema,
  type AuditVerdict,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import createKnex from 'knex';
import type { Seal } from '../domain/audit/Seal';
import { DatabaseAuditChain } from './DatabaseAuditChain';
import { verifyLines } from './verifyLines';

const USAGE = `Recomputes the chain of audit rows.

  verify-audit --connection postgres://… [--schema paas] [--anchor anchor.json]
  verify-audit --file mooring-audit.jsonl [--anchor anchor.json]

--connection  the database of the paas plugin; nothing is written to it
--schema      where its tables are, if plugins share one database
--file        an export as JSON lines, verified without any database
--anchor      an anchor that was downloaded earlier

Exit code 0: intact; 1: not; 2: it could not be verified.`;

/**
 * `verify-audit`: for operators and auditors who trust the database, or only a
 * file, but not the portal.
 *
 * @throws Error with what is wrong with the arguments or cannot be read
 */
export async function verifyAudit(
  args: string[],
): Promise<{ text: string; exitCode: 0 | 1 }> {
  const { values } = parseArgs({
    args,
    options: {
      connection: { type: 'string' },
      schema: { type: 'string' },
      file: { type: 'string' },
      anchor: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { connection, schema, file, anchor: anchorFile, help } = values;
  if (help) {
    return { text: USAGE, exitCode: 0 };
  }
  const anchor =
    anchorFile === undefined ? undefined : await readAnchor(anchorFile);
  let verdict: Pick<AuditVerdict, 'ok'>;
  if (connection !== undefined && file === undefined) {
    verdict = await verifyDatabase({ connection, schema }, anchor);
  } else if (file !== undefined && connection === undefined) {
    const lines = createInterface({ input: createReadStream(file) });
    verdict = await verifyLines(lines, anchor);
  } else {
    throw new InputError(`Give --connection or --file\n\n${USAGE}`);
  }
  return {
    text: JSON.stringify(verdict, null, 2),
    exitCode: verdict.ok ? 0 : 1,
  };
}

async function verifyDatabase(
  database: { connection: string; schema: string | undefined },
  anchor: Seal | undefined,
): Promise<AuditVerdict> {
  const knex = createKnex({
    client: 'pg',
    connection: database.connection,
    ...(database.schema !== undefined && { searchPath: [database.schema] }),
    pool: { min: 0, max: 1 },
    // What goes wrong is thrown as well.
    log: { error() {}, warn() {} },
  });
  try {
    return await new DatabaseAuditChain(knex).verify(anchor);
  } finally {
    await knex.destroy();
  }
}

async function readAnchor(file: string): Promise<Seal> {
  const { sealNumber, hash } = parseWith(
    auditAnchorSchema,
    JSON.parse(await readFile(file, 'utf8')),
    file,
  );
  return { number: sealNumber, hash };
}

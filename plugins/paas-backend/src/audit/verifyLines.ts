import { toError } from '@backstage/errors';
import {
  auditEventSchema,
  type AnchorState,
  type AuditEvent,
  type ChainFault,
} from '@mooring/backstage-plugin-paas-common';
import type { Seal } from '../domain/audit/Seal';
import { sealHash } from '../domain/audit/sealHash';

/** What a file of exported rows says of itself. */
export interface LinesVerdict {
  ok: boolean;
  sealed: number;
  unsealed: number;
  /** Stretches without a gap: more than one where filters left rows out. */
  stretches: number;
  firstBad?: ChainFault;
  anchor?: AnchorState;
}

/**
 * Verifies exported rows, in either order, without a database: each against the
 * hash before it, and against its neighbour where that is in the file as well.
 *
 * @throws Error that names a line that is no row
 */
export async function verifyLines(
  lines: AsyncIterable<string>,
  anchor: Seal | undefined,
): Promise<LinesVerdict> {
  const verdict: LinesVerdict = {
    ...{ ok: true, sealed: 0, unsealed: 0, stretches: 0 },
  };
  let neighbour: AuditEvent | undefined;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') {
      continue;
    }
    const event = parseLine(text, line);
    const { seal } = event;
    if (!seal) {
      verdict.unsealed += 1;
      continue;
    }
    verdict.sealed += 1;
    if (Math.abs((neighbour?.seal?.number ?? -1) - seal.number) !== 1) {
      verdict.stretches += 1;
    }
    if (seal.number === anchor?.number) {
      verdict.anchor = seal.hash === anchor.hash ? 'contained' : 'rewritten';
    }
    const why =
      faultOf(event, neighbour) ??
      (verdict.anchor === 'rewritten' ? 'rewritten' : undefined);
    if (why) {
      const firstBad = { sealNumber: seal.number, id: event.id, why };
      return { ...verdict, ok: false, firstBad };
    }
    neighbour = event;
  }
  return verdict;
}

function faultOf(
  event: AuditEvent,
  neighbour: AuditEvent | undefined,
): ChainFault['why'] | undefined {
  const seal = event.seal!;
  if (seal.previous === undefined) {
    return 'missing';
  }
  if (sealHash(seal.previous, event) !== seal.hash) {
    return 'changed';
  }
  const other = neighbour?.seal;
  const isLinked =
    (other?.number !== seal.number - 1 || other.hash === seal.previous) &&
    (other?.number !== seal.number + 1 || other.previous === seal.hash);
  return isLinked && other?.number !== seal.number ? undefined : 'inserted';
}

function parseLine(text: string, line: number): AuditEvent {
  try {
    return auditEventSchema.strict().parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `Line ${line} is no row of an export: ${toError(error).message}`,
    );
  }
}

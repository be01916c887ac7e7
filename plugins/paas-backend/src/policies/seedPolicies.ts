import type { RootConfigService } from '@backstage/backend-plugin-api';
import { dnsLabelSchema } from '@mooring/common';
import {
  freezeSchema,
  procedureSchema,
  type Freeze,
  type PolicyKind,
  type Procedure,
} from '@mooring/backstage-plugin-paas-common';
import { z } from 'zod';
import { fromError } from 'zod-validation-error';
import { unknownEnvironment } from './checkPolicyBody';
import type { PolicyStore } from './types';

interface Seed {
  kind: PolicyKind;
  key: string;
  body: Procedure | Freeze;
}

const keySchema = z.object({ key: dnsLabelSchema });

/**
 * Inserts the procedures and freezes of the configuration. Each only once: what
 * somebody has changed or withdrawn since stays as it is.
 *
 * @throws Error that names the configuration key and what is wrong with it
 */
export async function seedPolicies(
  config: RootConfigService,
  store: PolicyStore,
  environments: ReadonlyMap<string, unknown>,
): Promise<void> {
  const seeds = [
    ...readSeeds(config, 'procedure', procedureSchema, environments),
    ...readSeeds(config, 'freeze', freezeSchema, environments),
  ];
  for (const { kind, key, body } of seeds) {
    await store.seed(kind, key, body);
  }
}

function readSeeds(
  config: RootConfigService,
  kind: PolicyKind,
  schema: z.ZodType<Procedure | Freeze>,
  environments: ReadonlyMap<string, unknown>,
): Seed[] {
  const entries = config.getOptionalConfigArray(`mooring.${kind}s`) ?? [];
  const keys = new Set<string>();
  return entries.map((entry, index) => {
    const at = `Configuration mooring.${kind}s[${index}]`;
    const { key: named, ...rest } = entry.get<Record<string, unknown>>();
    const { key } = read(keySchema, { key: named }, at);
    const body = read(schema, rest, at);
    const unknown = unknownEnvironment(body, environments);
    if (unknown !== undefined) {
      throw new Error(`${at}.${unknown}`);
    }
    if (keys.has(key)) {
      throw new Error(`${at}.key: '${key}' stands twice`);
    }
    keys.add(key);
    return { kind, key, body };
  });
}

function read<T>(schema: z.ZodType<T>, value: unknown, prefix: string): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new Error(fromError(result.error, { prefix }).message);
  }
  return result.data;
}

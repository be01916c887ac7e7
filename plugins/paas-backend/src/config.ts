import { hostname } from 'node:os';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { environmentsSchema, type Environment } from '@mooring/common';
import { fromError } from 'zod-validation-error';
import type { FailurePolicy } from './domain/onFailure';

/**
 * The environments by name, in configured order.
 *
 * @throws Error that names the configuration key and what is wrong with it
 */
export function readEnvironments(
  config: RootConfigService,
): ReadonlyMap<string, Environment> {
  const result = environmentsSchema.safeParse(
    config.getOptional('mooring.environments'),
  );
  if (!result.success) {
    throw new Error(
      fromError(result.error, {
        prefix: 'Configuration mooring.environments',
      }).message,
    );
  }
  return new Map(result.data.map(item => [item.name, item]));
}

/**
 * Why changes are refused: without the permission framework everybody could do
 * everything. Undefined: they are not refused.
 */
export function readChangeRefusal(
  config: RootConfigService,
): string | undefined {
  if (
    config.getOptionalBoolean('permission.enabled') ||
    config.getOptionalBoolean(
      'mooring.dangerouslyAllowChangesWithoutPermissions',
    )
  ) {
    return undefined;
  }
  return 'Changes are refused because permissions are off in this portal; set permission.enabled';
}

/**
 * How long sealed audit rows are kept; undefined: for ever.
 *
 * @throws Error that names the configuration key
 */
export function readAuditRetention(
  config: RootConfigService,
): number | undefined {
  const key = 'mooring.audit.retentionDays';
  const days = config.getOptionalNumber(key);
  if (days !== undefined && (!Number.isInteger(days) || days < 1)) {
    throw new Error(
      `Configuration ${key}: give a whole number of days, from 1`,
    );
  }
  return days;
}

/**
 * Names this process to its successor: nothing else can listen on the same port
 * of the same host, so a process of that name has ended when another starts.
 */
export function readWorkerName(config: RootConfigService): string {
  const port = config.getOptional('backend.listen.port') ?? 7007;
  return `${hostname()}:${port}`;
}

/** What an environment wants when something fails; one that is not configured any more wants nothing. */
export function policyOf(
  environments: ReadonlyMap<string, Environment>,
  name: string,
): FailurePolicy {
  return (
    environments.get(name)?.policy ?? {
      autoRollback: false,
      holdFailedCreations: false,
    }
  );
}

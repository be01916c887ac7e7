import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Sealer } from '@mooring/node';
import { DatabaseSecretVault } from './DatabaseSecretVault';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const hashKey = Buffer.alloc(32, 9).toString('base64');

function sealerWith(...ids: string[]): Sealer | undefined {
  return Sealer.fromConfig(
    new ConfigReader({
      mooring: {
        secrets: {
          keys: ids.map(id => ({
            id,
            key: Buffer.alloc(32, id).toString('base64'),
          })),
          hashKey,
        },
      },
    }),
  );
}

it('keeps values of an instance, opens them by hash, and seals them anew with a newer key', async () => {
  const knex = await databases.init('POSTGRES_18');
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@mooring/backstage-plugin-paas-backend',
      'migrations',
    ),
  });
  const [serviceId, one, two] = [randomUUID(), randomUUID(), randomUUID()];
  await knex('services').insert({
    id: serviceId,
    project_ref: 'system:default/shop',
    name: 'web',
    entity_ref: 'component:default/shop-web',
    owner_ref: 'group:default/owners',
    blueprint: 'plain',
    created_by: 'user:default/owner',
  });
  for (const [id, environment] of [
    [one, 'dev'],
    [two, 'prod'],
  ]) {
    await knex('instances').insert({ id, service_id: serviceId, environment });
  }
  const vault = new DatabaseSecretVault(knex, sealerWith('a'));
  const values = ['first', 'second'].map(value => vault.seal(one, value));
  await knex.transaction(async trx => {
    await vault.store(trx, one, values);
    // The same value again is no second row.
    await vault.store(trx, one, [vault.seal(one, 'first')]);
  });
  const hashes = values.map(({ hash }) => hash);
  expect(await vault.open(one, hashes)).toEqual(
    new Map([
      [hashes[0], 'first'],
      [hashes[1], 'second'],
    ]),
  );
  await expect(vault.open(two, hashes)).rejects.toThrow('not stored any more');
  expect(JSON.stringify(await knex('secret_values'))).not.toMatch(
    /first|second/,
  );

  const rotated = new DatabaseSecretVault(knex, sealerWith('b', 'a'));
  expect(await rotated.rotate()).toBe(2);
  expect(await rotated.rotate()).toBe(0);
  const onlyNew = new DatabaseSecretVault(knex, sealerWith('b'));
  expect((await onlyNew.open(one, hashes)).get(hashes[0]!)).toBe('first');

  const without = new DatabaseSecretVault(knex, undefined);
  expect(without.refusal).toContain('mooring.secrets');
  expect(() => without.seal(one, 'x')).toThrow(
    'secrets: This portal has no keys',
  );
});

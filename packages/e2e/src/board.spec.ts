import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  createProcedure,
  deleteProcedure,
  type Procedure,
} from './support/createProcedure';
import { expectOperation } from './support/journeys';
import { People } from './support/People';
import { kubectl } from './support/sandbox';
import {
  cancelIfOpen,
  expectEnded,
  startOperation,
} from './support/startOperation';

const service = `brd${Date.now().toString(36)}`;
const why = `Look at version ${service}`;
let people: People;
let serviceId: string;
let procedure: Procedure;
/** Ids of operations that may still be under way. */
const started: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  people = new People(browser);
  const developer = await people.as('dev-a');
  const created = await startOperation(developer, {
    ...{ kind: 'create', projectRef: 'system:default/payments', service },
    ...{ blueprint: 'nginx', environments: ['dev', 'prod'] },
    values: { replicas: 1, size: 'S' },
  });
  serviceId = created.serviceId;
  await expectEnded(developer, created.id);
  procedure = await createProcedure(await people.as('operator'), {
    name: `Payments ${service}`,
    gates: [
      {
        ...{ place: 'before', type: 'approve', group: 'group:default/sre' },
        title: why,
      },
    ],
  });
});

test.afterAll(async () => {
  // Others look at what is under way, and deploy here, too.
  const developer = await people.as('dev-a');
  for (const id of started) {
    await cancelIfOpen(developer, id);
  }
  await deleteProcedure(await people.as('operator'), procedure);
  await people.close();
});

async function deploy(environment: string, image: string): Promise<void> {
  const developer = await people.as('dev-a');
  const { id } = await startOperation(developer, {
    ...{ kind: 'deploy', serviceId, environment, image },
  });
  started.push(id);
}

/** The board as somebody sees it. */
async function boardAs(account: string, search = ''): Promise<Page> {
  const page = await people.as(account);
  await page.goto(`/operations${search}`);
  await expect(page.getByRole('table')).toBeVisible({ timeout: 60_000 });
  return page;
}

/** The rows of the service's operations below a heading. */
function rowsIn(page: Page, section: RegExp): Locator {
  return page
    .getByRole('rowgroup')
    .filter({ has: page.getByRole('heading', { name: section }) })
    .getByRole('row', { name: new RegExp(service) });
}

test('what waits and what runs stands on the board for everybody, the inside for whom it concerns', async () => {
  await deploy('prod', '1.28.0');
  // Its pods never become ready, so that it runs for long.
  await deploy('dev', '1.28.2-stuck');

  const other = await boardAs('dev-b');
  const waiting = rowsIn(other, /^Waiting for people/);
  await expect(waiting).toContainText(`Deploy ${service} to Production`);
  await expect(waiting).toContainText('SRE');
  await expect(waiting).toContainText(/for \d+ s/);
  const runs = rowsIn(other, /^Running/);
  await expect(runs).toContainText(`Deploy ${service} to Development`);
  await expect(other.getByText(why)).toHaveCount(0);
  await expect(other.getByRole('heading', { name: /^Mine to do/ })).toHaveCount(
    0,
  );
  await waiting.getByRole('link', { name: /^Deploy/ }).click();
  await expect(
    other.getByRole('heading', { name: new RegExp(`^Deploy ${service}`) }),
  ).toBeVisible();
  await expect(
    other.getByRole('region', { name: 'Waits for SRE' }),
  ).toBeVisible();
  await expect(other.getByText('1.28.0')).toHaveCount(0);

  const auditor = await boardAs('auditor');
  await expect(rowsIn(auditor, /^Waiting for people/)).toContainText(why);
});

test('filters stand in the address, are kept as a view, and open for others by the link', async () => {
  const page = await boardAs('auditor');
  await page
    .getByRole('searchbox', { name: 'Search operations' })
    .fill(service);
  await page.getByRole('button', { name: /Environment$/ }).click();
  await page.getByRole('option', { name: 'Production' }).click();
  await expect(page).toHaveURL(/environment=prod/);
  await expect(page).toHaveURL(new RegExp(`search=${service}`));
  const rows = page.getByRole('row', { name: new RegExp(service) });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Development' })).toHaveCount(1);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Name/ }).fill(`To ${service}`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const view = page.getByRole('button', { name: `To ${service}` });
  await expect(view).toBeVisible();
  const link = new URL(page.url()).search;
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page).not.toHaveURL(/search=/);
  await page.reload();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: `To ${service}` }).click();
  await expect(page).toHaveURL(new RegExp(`search=${service}`));

  const other = await boardAs('dev-b', link);
  await expect(
    other.getByRole('searchbox', { name: 'Search operations' }),
  ).toHaveValue(service);
  await expect(
    other.getByRole('row', { name: new RegExp(service) }),
  ).toHaveCount(2);
});

test('an approver finds it first under what is theirs to do, decides, and it goes from there by itself', async () => {
  const page = await boardAs('sre-1');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    /^Mine to do/,
  );
  const mine = rowsIn(page, /^Mine to do/);
  await expect(mine).toContainText(`Deploy ${service} to Production`);
  const developer = await boardAs('dev-a');
  await expect(rowsIn(developer, /^Waiting for people/)).toHaveCount(1);

  await mine.getByRole('link', { name: /^Deploy/ }).click();
  await page
    .getByRole('region', { name: 'Waits for you' })
    .getByRole('button', { name: 'Approve' })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(
    await kubectl(
      'prod',
      ...['get', 'deployment', service, '-n', 'payments-prod', '-o'],
      'jsonpath={.spec.template.spec.containers[0].image}',
    ),
  ).toContain(':1.28.0@');
  // Whoever has the board open sees it without asking again.
  await expect(rowsIn(developer, /^Waiting for people/)).toHaveCount(0);
  await expect(
    rowsIn(developer, /^Done/).filter({ hasText: 'Deploy' }),
  ).toContainText('Succeeded');
});

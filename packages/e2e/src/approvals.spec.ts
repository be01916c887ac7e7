import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  createProcedure,
  deleteProcedure,
  type Procedure,
} from './support/createProcedure';
import { createNginx, expectOperation, openService } from './support/journeys';
import { People } from './support/People';
import { kubectl } from './support/sandbox';

const service = `apr${Date.now().toString(36)}`;
let people: People;
let procedure: Procedure;
let operation: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  people = new People(browser);
  const developer = await people.as('dev-a');
  await createNginx(developer, {
    project: 'payments',
    environments: ['Production'],
    service,
    replicas: 1,
  });
  procedure = await createProcedure(await people.as('operator'), {
    name: `Payments ${service}`,
    gates: [
      {
        ...{ place: 'before', type: 'confirm', group: 'group:default/dba' },
        title: 'Run the script',
        instructions: 'migrate.sql on db-1, then attach its log.',
      },
      {
        ...{ place: 'before', type: 'approve', group: 'group:default/sre' },
        ...{ title: 'Look at the new version', count: 2 },
      },
    ],
  });
});

test.afterAll(async () => {
  await deleteProcedure(await people.as('operator'), procedure);
  await people.close();
});

/** The tag that the cluster runs. */
async function running(): Promise<string> {
  const image = await kubectl(
    'prod',
    ...['get', 'deployment', service, '-n', 'payments-prod', '-o'],
    'jsonpath={.spec.template.spec.containers[0].image}',
  );
  return image.replace(/^.*:([^:@]+)@sha256:\w+$/, '$1');
}

/** The page of the operation as somebody sees it. */
async function operationAs(account: string): Promise<Page> {
  const page = await people.as(account);
  await page.goto(operation);
  return page;
}

/** The part of an operation's page where somebody is waited for. */
function waitsFor(page: Page, who: 'you' | 'DBA' | 'SRE'): Locator {
  return page.getByRole('region', { name: `Waits for ${who}` });
}

/** Chooses an image to deploy to Production; answers the drawer that says what this takes. */
async function chooseImage(page: Page, tag: string): Promise<Locator> {
  await openService(page, 'payments', service);
  await page
    .getByRole('article', { name: / Production$/ })
    .getByRole('button', { name: /^Deploy/ })
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: /^Image/ }).fill(tag);
  return drawer;
}

/** Starts the operation of a drawer by its last button, and waits until it waits for people. */
async function start(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await expectOperation(page, 'Waiting');
  operation = page.url();
}

test('a deploy says whom it asks, and waits for them with nothing changed', async () => {
  const page = await people.as('dev-a');
  const drawer = await chooseImage(page, '1.28.0');
  const asked = drawer.getByRole('list', { name: 'Who is asked' });
  await expect(asked.getByRole('listitem')).toHaveText([
    /Step 1: DBA confirms.*Run the script/,
    /Step 2: 2 people of SRE approve.*Look at the new version/,
  ]);
  await start(page, 'Ask DBA to confirm first');
  const card = waitsFor(page, 'DBA');
  await expect(card).toContainText('migrate.sql on db-1');
  await expect(card.getByRole('button', { name: 'Confirm' })).toBeDisabled();
  await expect(card).toContainText('You asked for this change');
  expect(await running()).toBe('1.27.3');
});

test('the DBA confirms with a link to the log, and then SRE is asked', async () => {
  const page = await operationAs('dba-1');
  const card = waitsFor(page, 'you');
  await expect(card).toContainText('Run the script');
  await expect(card).toContainText(/image.*1\.28\.0/);
  await card.getByRole('textbox', { name: /^Evidence/ }).fill('not a link');
  await expect(card.getByRole('button', { name: 'Confirm' })).toBeDisabled();
  await card
    .getByRole('textbox', { name: /^Evidence/ })
    .fill('https://logs.mooring.test/migrate');
  await card.getByRole('textbox', { name: /^Note/ }).fill('Ran for 3 s');
  await card.getByRole('button', { name: 'Confirm' }).click();
  await expect(waitsFor(page, 'SRE')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText(
    /dba-1 confirmed/,
  );
  expect(await running()).toBe('1.27.3');
});

test('two of SRE approve, and only then it happens', async () => {
  const first = await operationAs('sre-1');
  const mine = waitsFor(first, 'you');
  await expect(mine).toContainText('0 of 2 people have agreed');
  const said = first.getByRole('list', { name: 'Steps' });
  await expect(said).toContainText('Ran for 3 s');
  await expect(said.getByRole('link', { name: /Evidence/ })).toHaveAttribute(
    'href',
    'https://logs.mooring.test/migrate',
  );
  await expect(mine.getByRole('button', { name: 'Reject' })).toBeDisabled();
  await mine.getByRole('button', { name: 'Approve' }).click();
  const rest = waitsFor(first, 'SRE');
  await expect(rest).toContainText('1 of 2 people have agreed');
  await expect(rest).toContainText('You have decided here already');
  expect(await running()).toBe('1.27.3');

  const second = await operationAs('sre-2');
  await waitsFor(second, 'you')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expectOperation(second, 'Succeeded');
  expect(await running()).toBe('1.28.0');
  const steps = second.getByRole('list', { name: 'Steps' });
  await expect(steps).toContainText(/sre-1 approved/);
  await expect(steps).toContainText(/sre-2 approved/);
});

test('a rejection says why, and ends it with nothing changed', async () => {
  const developer = await people.as('dev-a');
  await chooseImage(developer, '1.27.3');
  await start(developer, 'Ask DBA to confirm first');

  const page = await operationAs('dba-1');
  const card = waitsFor(page, 'you');
  await card.getByRole('textbox', { name: /^Note/ }).fill('Not this week');
  await card.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByText(/Not this week/).first()).toBeVisible();
  await expect(card).toBeHidden();
  await expect(
    developer.getByText(/Rejected by .*Not this week/),
  ).toBeVisible();
  expect(await running()).toBe('1.28.0');
});

test('an emergency runs at once, and is marked until SRE has reviewed it', async () => {
  const developer = await people.as('dev-a');
  const drawer = await chooseImage(developer, '1.27.3');
  await drawer.getByRole('button', { name: 'Emergency…' }).click();
  const section = drawer.getByRole('region', { name: 'Emergency' });
  await section.getByRole('textbox').fill('Payments fail');
  await expect(
    drawer.getByRole('list', { name: 'Who is asked' }).getByRole('listitem'),
  ).toHaveText([/DBA confirms/]);
  await start(developer, 'Run now as an emergency');
  await expect(
    developer.getByText('Ran as an emergency: Payments fail'),
  ).toBeVisible();
  await expect(
    developer.getByRole('button', { name: 'Review…' }),
  ).toBeDisabled();

  const dba = await operationAs('dba-1');
  await waitsFor(dba, 'you').getByRole('button', { name: 'Confirm' }).click();
  await expectOperation(dba, 'Succeeded');
  expect(await running()).toBe('1.27.3');

  const reviewer = await operationAs('sre-1');
  await reviewer.getByRole('button', { name: 'Review…' }).click();
  await reviewer.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(reviewer.getByText(/Reviewed by sre-1/)).toBeVisible();
});

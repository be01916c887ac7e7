import type { Page } from '@playwright/test';
import { buildApp } from '@mooring/sandbox/src/portal/buildApp.ts';
import { allLinks } from '../browser/allLinks.ts';
import { openBrowser } from '../browser/openBrowser.ts';
import { scrollThrough, type Scrolled } from '../browser/scrollThrough.ts';
import { sortTimes } from '../browser/sortTimes.ts';
import { timeToRow } from '../browser/timeToRow.ts';
import { kubernetesIdOf } from '../data/manifest.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMost } from '../harness/Line.ts';
import { median, percentile } from '../harness/percentile.ts';
import { sameFacts } from '../harness/sameFacts.ts';
import { describedServices, largest } from '../portal/catalogFile.ts';
import type { PortalClient } from '../portal/PortalClient.ts';
import { serviceCount } from '../portal/seedServices.ts';
import { withPortal } from '../portal/withPortal.ts';

/** What a person feels who scrolls and sorts thousands of services. */
export const browser: Bench = { title: 'browser: long lists', run };

/** About ten screens in a second. */
const pixelsPerSecond = 8_000;

async function run(context: BenchContext): Promise<BenchResult> {
  const { say } = context;
  say('the front end');
  await buildApp(say);
  return withPortal(context, 1, async ({ baseUrl, operator }) => {
    const { browser: chromium, page } = await openBrowser(baseUrl, say);
    try {
      return await lookAt(page, operator, context);
    } finally {
      await chromium.close();
    }
  });
}

async function lookAt(
  page: Page,
  client: PortalClient,
  { say, quick, check }: BenchContext,
): Promise<BenchResult> {
  await page.goto('/services');
  await page.locator('tbody th[scope=row]').first().waitFor();
  if (check) {
    say('looking at every row');
    await checkRows(client, await allLinks(page));
  }
  say('scrolling');
  const scrolled = await scrollThrough(page, pixelsPerSecond);
  say('sorting');
  const sorts = await sortTimes(page, quick ? 8 : 24);
  say('opening an entity with 200 pods');
  const rows = { ours: [] as number[], peer: [] as number[] };
  const entity = `/catalog/default/component/${kubernetesIdOf(largest())}`;
  const pods = `${largest().service}-`;
  for (let round = 0; round < (quick ? 2 : 7); round += 1) {
    rows.ours.push(await timeToRow(page, entity, 'runtime', pods));
    rows.peer.push(await timeToRow(page, entity, 'kubernetes', pods));
  }
  return report(scrolled, sorts, rows);
}

/** Every component of the catalog has something behind it, and a row. */
async function checkRows(client: PortalClient, links: string[]): Promise<void> {
  const answer = await client.ask<{ items: { metadata: { name: string } }[] }>(
    'GET',
    '/api/catalog/entities/by-query?limit=10000&filter=kind=component&fields=metadata.name',
  );
  const { items } = answer.json();
  sameFacts(
    'Rows of the services page',
    {
      name: 'the page',
      facts: links.map(link => /\/component\/([^/?]+)/.exec(link)?.[1] ?? link),
    },
    { name: 'the catalog', facts: items.map(({ metadata }) => metadata.name) },
  );
}

function report(
  scrolled: Scrolled,
  sorts: number[],
  rows: { ours: number[]; peer: number[] },
): BenchResult {
  return {
    lines: [
      atMost(
        {
          what: 'frames with a blank place',
          unit: '',
          ours: scrolled.blankFrames,
        },
        0,
      ),
      {
        what: 'frame, p99',
        unit: 'ms',
        ours: percentile(scrolled.frameMs, 0.99),
      },
      atMost(
        {
          what: 'sort, p95',
          unit: 'ms',
          ours: percentile(sorts, 0.95),
        },
        100,
      ),
      { what: 'sort, p50', unit: 'ms', ours: median(sorts) },
      {
        what: 'first row of an entity with 200 pods, p50',
        unit: 'ms',
        ours: median(rows.ours),
        peer: { name: 'Kubernetes tab', value: median(rows.peer) },
      },
    ],
    notes: [
      `${
        serviceCount + describedServices().length
      } rows, scrolled from the first to the last at ${pixelsPerSecond} pixels a second in ${
        scrolled.frames
      } frames; every frame was looked at as it was painted.`,
      `${sorts.length} sorts, from the press of a heading to the frame that shows the new order.`,
      `First pod: from the entity's first page to the tab, ${rows.ours.length} times. The Kubernetes tab names its first pods in its list of errors; all 200 would take two more clicks.`,
    ],
  };
}

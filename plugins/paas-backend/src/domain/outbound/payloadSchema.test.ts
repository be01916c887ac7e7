import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookPayloadSchema } from '@mooring/backstage-plugin-paas-common';
import { z } from 'zod';

const DOCS = join(__dirname, '../../../../../docs/notifications.md');

describe('docs/notifications.md', () => {
  it('has the schema of what is sent', () => {
    const blocks = readFileSync(DOCS, 'utf8')
      .split('```json\n')
      .slice(1)
      .map(block => JSON.parse(block.slice(0, block.indexOf('```'))));
    expect(blocks.at(-1)).toEqual(z.toJSONSchema(webhookPayloadSchema));
  });
});

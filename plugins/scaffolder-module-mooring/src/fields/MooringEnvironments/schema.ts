import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Names of environments. */
export const schema = makeFieldSchema({
  output: z => z.array(z.string()),
  uiOptions: z =>
    z.object({ blueprint: z.string().describe('Name of the blueprint') }),
});

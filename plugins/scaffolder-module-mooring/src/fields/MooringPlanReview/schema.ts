import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The hash of the plan that was shown. */
export const schema = makeFieldSchema({
  output: z => z.object({ planHash: z.string().optional() }),
  uiOptions: z =>
    z.object({ blueprint: z.string().describe('Name of the blueprint') }),
});

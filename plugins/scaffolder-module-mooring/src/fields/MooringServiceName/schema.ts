import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The service's name within its project. */
export const schema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({ blueprint: z.string().describe('Name of the blueprint') }),
});

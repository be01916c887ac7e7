import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** A number; what is no number stays as it was typed, for the backend to say so. */
export const schema = makeFieldSchema({
  output: z => z.union([z.number(), z.string()]),
  uiOptions: z =>
    z.object({ blueprint: z.string().describe('Name of the blueprint') }),
});

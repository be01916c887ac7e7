import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** One of the sizes that the template lists under `enum`. */
export const schema = makeFieldSchema({ output: z => z.string() });

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The project's entity ref. */
export const schema = makeFieldSchema({ output: z => z.string() });

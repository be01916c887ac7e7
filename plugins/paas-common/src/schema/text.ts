import { z } from 'zod';

/** Text of a person; PostgreSQL stores no NUL. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    .refine(value => !value.includes('\u0000'), 'No NUL characters');

/** Ref of a group as the catalog writes it: `group:default/sre`. */
export const groupRefSchema = z
  .string()
  .max(200, 'At most 200 characters')
  .regex(
    /^group:[a-z0-9][-a-z0-9._]*\/[a-z0-9][-a-z0-9._]*$/,
    'Expected group:<namespace>/<name> in lower case',
  );

/** Ref of a project. As the catalog writes refs: lower case; any other spelling would be another project. */
export const projectRefSchema = z
  .string()
  .max(140, 'At most 140 characters')
  .regex(
    /^system:[a-z0-9][-a-z0-9._]*\/[a-z0-9][-a-z0-9._]*$/,
    'Expected system:<namespace>/<name> in lower case',
  );

import { z } from 'zod';

/** A moment that PostgreSQL knows as well; hand it on as `toISOString` writes it. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine(value => Date.parse(value) >= 0, 'Not before 1970');

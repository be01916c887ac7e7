import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { changeKindSchema, releasePartSchema } from './changeKind';
import { groupRefSchema, textSchema } from './text';

/** Where among the steps of an environment a gate stands: `between` is after the pods run and before names are published. */
export const gatePlaceSchema = z.enum(['before', 'between', 'after']);

/** See {@link gatePlaceSchema}. */
export type GatePlace = z.infer<typeof gatePlaceSchema>;

/** A step for people: to approve what will happen, or to do something and confirm it. */
export const gateSchema = z.strictObject({
  place: gatePlaceSchema,
  type: z.enum(['approve', 'confirm']),
  title: textSchema(100).min(1, 'Give a title'),
  /** What to do or to look at. */
  instructions: textSchema(4000).default(''),
  /** Whose members may decide. */
  group: groupRefSchema,
  /** How many different people have to agree. */
  count: z.number().int().min(1).max(10).default(1),
  /** Whether the person who asked may be one of them. */
  requesterMay: z.boolean().default(false),
  /** After so many hours without a decision the operation ends. */
  expiresAfterHours: z.number().int().min(1).max(720).default(72),
});

/** See {@link gateSchema}. */
export type Gate = z.infer<typeof gateSchema>;

/** Times of day in a zone; days by ISO number, Monday is 1. */
export const officeHoursSchema = z
  .strictObject({
    timeZone: z.string().refine(zone => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
      } catch {
        return false;
      }
    }, 'Not a time zone'),
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected hh:mm'),
    until: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected hh:mm'),
  })
  .refine(({ from, until }) => from < until, {
    error: 'Must be after from',
    path: ['until'],
  });

/** When a procedure applies; what is left out or empty does not matter. */
export const procedureConditionSchema = z.strictObject({
  environments: z.array(dnsLabelSchema).max(50).default([]),
  /** Refs of Systems. */
  projects: z.array(z.string().max(140)).max(200).default([]),
  blueprints: z.array(z.string().max(200)).max(50).default([]),
  kinds: z.array(changeKindSchema).default([]),
  /** One of these parts changes. */
  parts: z.array(releasePartSchema).default([]),
  /** Something that runs will have no pods: stopped or deleted. */
  toZero: z.boolean().optional(),
  /** More instances than this at once. */
  moreInstancesThan: z.number().int().min(0).max(1000).optional(),
  /** Asked for outside these hours. */
  outside: officeHoursSchema.optional(),
});

/** See {@link procedureConditionSchema}. */
export type ProcedureCondition = z.infer<typeof procedureConditionSchema>;

/** Steps for people that join every plan to which its condition applies. */
export const procedureSchema = z.strictObject({
  name: textSchema(100).min(1, 'Give a name'),
  condition: procedureConditionSchema,
  /** In the order in which they stand within their place. */
  gates: z.array(gateSchema).min(1, 'Add at least one gate').max(20),
});

/** See {@link procedureSchema}. */
export type Procedure = z.infer<typeof procedureSchema>;

/** What a procedure's condition is held against, for one environment of a plan. */
export const planFactsSchema = z.strictObject({
  environment: dnsLabelSchema,
  projectRef: z.string().max(140),
  blueprints: z.array(z.string().max(200)).max(200),
  kind: changeKindSchema,
  parts: z.array(releasePartSchema),
  toZero: z.boolean(),
  instances: z.number().int().min(1),
  /** ISO 8601: when it is asked for. */
  at: z.iso.datetime({ offset: true }),
});

/** See {@link planFactsSchema}. */
export type PlanFacts = z.infer<typeof planFactsSchema>;

import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { changeKindSchema } from './changeKind';
import { operationSchema, operationStateSchema } from './operation';
import { textSchema } from './text';

/** How many operations a section of the board lists at most; the number beside it counts all. */
export const MAX_SECTION = 50;

const flag = z.literal('true', { error: 'Give true, or leave it out' });

/** Which operations the board shows; all conditions hold. */
export const boardQuerySchema = z.strictObject({
  /** Started by the caller, or waiting for the caller or one of the caller's groups. */
  mine: flag.optional(),
  /** Ran as an emergency and nobody has reviewed it yet. */
  emergency: flag.optional(),
  projectRef: textSchema(200).optional(),
  kind: changeKindSchema.optional(),
  environment: dnsLabelSchema.optional(),
  state: operationStateSchema.optional(),
  /** User entity ref. */
  initiator: textSchema(200).optional(),
  /** Part of a service's, a project's or the initiator's name, or the beginning of an id. */
  search: textSchema(100).optional(),
});

/** See {@link boardQuerySchema}. */
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/** A part of the board that lists operations which have not ended. */
export const boardSectionSchema = z.object({
  /** How many there are. */
  count: z.number().int(),
  /** The first {@link MAX_SECTION} of them. */
  items: z.array(operationSchema),
});

/** See {@link boardSectionSchema}. */
export type BoardSection = z.infer<typeof boardSectionSchema>;

/** `GET /board` */
export const boardSchema = z.object({
  /** What waits for the caller or one of the caller's groups, the longest waiting first. */
  mineToDo: boardSectionSchema,
  waiting: boardSectionSchema,
  held: boardSectionSchema,
  running: boardSectionSchema,
  queued: boardSectionSchema,
  /** Those that have ended, the latest first. */
  done: z.object({
    /** How many ended since the time that was asked for. */
    count: z.number().int(),
    items: z.array(operationSchema),
    nextCursor: z.string().optional(),
  }),
  /** Since when news of operations cannot be had; absent: they can. ISO 8601. */
  staleSince: z.string().optional(),
});

/** See {@link boardSchema}. */
export type Board = z.infer<typeof boardSchema>;

/** The sections of the board that list what has not ended, in their order. */
export const OPEN_SECTIONS = ['waiting', 'held', 'running', 'queued'] as const;

/** See {@link OPEN_SECTIONS}. */
export type OpenSection = (typeof OPEN_SECTIONS)[number];

import { z } from 'zod';
import { freezeSchema } from './freeze';
import {
  gateSchema,
  procedureConditionSchema,
  procedureSchema,
} from './procedure';
import { textSchema } from './text';

const documentOf = <T extends z.ZodType>(body: T) =>
  z.object({
    id: z.string(),
    /** From 1; every change is a new one. */
    version: z.number().int(),
    body,
    /** User entity ref, or `system:mooring` for what the configuration brought. */
    author: z.string(),
    createdAt: z.string(),
    note: z.string().optional(),
    withdrawn: z.boolean(),
  });

const versionsOf = <T extends z.ZodType>(document: T) =>
  z.object({
    /** The newest first. */
    versions: z.array(document).min(1),
    canChange: z.boolean(),
  });

const listOf = <T extends z.ZodType>(document: T) =>
  z.object({ items: z.array(document), canChange: z.boolean() });

/** A version of a procedure. */
export const procedureDocumentSchema = documentOf(procedureSchema);

/** See {@link procedureDocumentSchema}. */
export type ProcedureDocument = z.infer<typeof procedureDocumentSchema>;

/** A version of a freeze. */
export const freezeDocumentSchema = documentOf(freezeSchema);

/** See {@link freezeDocumentSchema}. */
export type FreezeDocument = z.infer<typeof freezeDocumentSchema>;

/** What is kept in versions. */
export type PolicyKind = 'procedure' | 'freeze';

/** A version of what is kept in versions. */
export type PolicyDocument<K extends PolicyKind = PolicyKind> = {
  procedure: ProcedureDocument;
  freeze: FreezeDocument;
}[K];

/** Answer of `GET /procedures`: what is in force, and whether the caller may change it. */
export const procedureListSchema = listOf(procedureDocumentSchema);

/** Answer of `GET /freezes`: past ones, too. */
export const freezeListSchema = listOf(freezeDocumentSchema);

/** See {@link procedureListSchema} and {@link freezeListSchema}. */
export interface PolicyList<K extends PolicyKind = PolicyKind> {
  items: PolicyDocument<K>[];
  canChange: boolean;
}

/** Answer of `GET /procedures/:id`. */
export const procedureVersionsSchema = versionsOf(procedureDocumentSchema);

/** Answer of `GET /freezes/:id`. */
export const freezeVersionsSchema = versionsOf(freezeDocumentSchema);

/** See {@link procedureVersionsSchema} and {@link freezeVersionsSchema}. */
export interface PolicyVersions<K extends PolicyKind = PolicyKind> {
  versions: PolicyDocument<K>[];
  canChange: boolean;
}

const noteSchema = textSchema(500).optional();
const versionSchema = z.number().int().min(1).max(1_000_000);

/** Body of `POST /procedures`. */
export const createProcedureSchema = z.strictObject({
  body: procedureSchema,
  note: noteSchema,
});

/** Body of `POST /procedures/:id`; `version` is the one that was changed. */
export const reviseProcedureSchema = createProcedureSchema.extend({
  version: versionSchema,
});

/** Body of `POST /freezes`. */
export const createFreezeSchema = z.strictObject({
  body: freezeSchema,
  note: noteSchema,
});

/** Body of `POST /freezes/:id`; `version` is the one that was changed. */
export const reviseFreezeSchema = createFreezeSchema.extend({
  version: versionSchema,
});

/** Query of `DELETE /procedures/:id` and `DELETE /freezes/:id`. */
export const withdrawSchema = z.strictObject({
  version: z.coerce.number().pipe(versionSchema),
  note: noteSchema,
});

/** Something that a procedure's condition asks for, and whether it is so. */
export const conditionVerdictSchema = z.object({
  condition: procedureConditionSchema.keyof(),
  holds: z.boolean(),
});

/** See {@link conditionVerdictSchema}. */
export type ConditionVerdict = z.infer<typeof conditionVerdictSchema>;

/** Answer of `POST /procedures/simulate`. */
export const simulationSchema = z.object({
  /** In the order in which they would be asked. */
  gates: z.array(gateSchema.extend({ procedure: z.string() })),
  /** Every procedure in force, and what of its condition holds. */
  procedures: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      applies: z.boolean(),
      conditions: z.array(conditionVerdictSchema),
    }),
  ),
});

/** See {@link simulationSchema}. */
export type Simulation = z.infer<typeof simulationSchema>;

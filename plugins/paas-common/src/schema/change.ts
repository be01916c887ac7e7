import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { restorablePartSchema } from './changeKind';
import { networkSchema, resourcesSchema } from './release';
import { projectRefSchema as projectRef, textSchema as text } from './text';

const replicas = z
  .number({ error: 'Give a whole number of replicas' })
  .int('Give a whole number of replicas')
  .min(1, 'At least 1 replica')
  .max(1000, 'At most 1000 replicas');

const environments = z
  .array(dnsLabelSchema)
  .min(1, 'Choose at least one environment')
  .max(20)
  .refine(
    list => new Set(list).size === list.length,
    'An environment stands twice',
  );

/** Names of environment variables. Source: POSIX.1-2017 section 8.1, as Kubernetes takes them. */
export const variableNameSchema = z
  .string()
  .max(128, 'At most 128 characters')
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'Use letters, digits and underscores; start with a letter or underscore',
  )
  .refine(
    name => !/^LD_|^__proto__$/.test(name),
    'This variable changes how every program starts; it cannot be set here',
  );

const variables = z
  .record(variableNameSchema, text(65_536))
  .refine(
    entries => Object.keys(entries).length <= 200,
    'At most 200 variables',
  );

const size = z.union(
  [z.string().min(1).max(20), z.strictObject({ ...resourcesSchema.shape })],
  { error: 'Choose one of the sizes, or give requests and limits' },
);

const serviceId = z.uuid();
const releaseNumber = z
  .number({ error: 'Give the number of a release' })
  .int('Give the number of a release')
  .positive('Give the number of a release')
  // Of PostgreSQL's integers.
  .max(2 ** 31 - 1, 'There is no such release');

/** A new service, in one or several environments. */
export const createChangeSchema = z.strictObject({
  kind: z.literal('create'),
  projectRef,
  service: dnsLabelSchema.max(40, 'At most 40 characters'),
  blueprint: text(200).min(1),
  environments,
  /**
   * Checked by the blueprint's own schema. `replicas` and `size` are the
   * platform's: it takes them out, and the policy of the environments holds.
   */
  values: z.record(z.string(), z.json()),
});

/** Another version, configuration or size of one instance. What is left out stays as it is. */
export const deployChangeSchema = z
  .strictObject({
    kind: z.literal('deploy'),
    serviceId,
    environment: dnsLabelSchema,
    /** A tag, `repository:tag`, or either with `@sha256:…`. */
    image: text(500).min(1, 'Give an image').optional(),
    /** All plain environment variables, not only those that change. */
    config: variables.optional(),
    secrets: z
      .strictObject({
        /** New or changed ones. */
        set: variables.default({}),
        remove: z.array(variableNameSchema).max(200).default([]),
      })
      .optional(),
    size: size.optional(),
    /** All values of the blueprint, without `replicas` and `size`. */
    values: z.record(z.string(), z.json()).optional(),
    network: networkSchema.optional(),
  })
  .refine(
    ({ image, config, secrets, size: wanted, values, network }) =>
      [image, config, secrets, wanted, values, network].some(
        part => part !== undefined,
      ),
    { error: 'Name something to change', path: ['image'] },
  );

/** Another number of replicas for one instance. */
export const scaleChangeSchema = z.strictObject({
  kind: z.literal('scale'),
  serviceId,
  environment: dnsLabelSchema,
  replicas,
});

/** An autoscaler with these bounds, or none any more. */
export const autoscaleChangeSchema = z.strictObject({
  kind: z.literal('autoscale'),
  serviceId,
  environment: dnsLabelSchema,
  /** Null: no autoscaler; the replicas there are now stay. */
  autoscaler: z
    .strictObject({
      min: replicas,
      max: replicas,
      cpuPercent: z
        .number({ error: 'Give a percentage' })
        .int('Give a whole percentage')
        .min(10, 'At least 10 percent')
        .max(100, 'At most 100 percent'),
    })
    .refine(({ min, max }) => min <= max, {
      error: 'The least must not be more than the most',
      path: ['min'],
    })
    .nullable(),
});

/** Other DNS names for one instance, beside the one that the rule gives. */
export const namesChangeSchema = z.strictObject({
  kind: z.literal('names'),
  serviceId,
  environment: dnsLabelSchema,
  /** All additional names, whole, without a trailing dot, in the environment's zone. */
  names: z
    .array(text(253).min(1, 'Give a name'))
    .max(20, 'At most 20 names')
    .refine(list => new Set(list).size === list.length, 'A name stands twice'),
});

/** Another set of pods, none at all, or pods again. */
export const runChangeSchema = z.strictObject({
  kind: z.enum(['restart', 'stop', 'start']),
  serviceId,
  environment: dnsLabelSchema,
});

/** Back to an earlier release, as a new one. */
export const rollbackChangeSchema = z.strictObject({
  kind: z.literal('rollback'),
  serviceId,
  environment: dnsLabelSchema,
  release: releaseNumber,
  /** Left out: version, configuration and names. */
  restore: z
    .array(restorablePartSchema)
    .min(1, 'Choose something to restore')
    .refine(list => new Set(list).size === list.length, 'A part stands twice')
    .optional(),
});

/** Back to the release that was rolled back from. */
export const resumeChangeSchema = z.strictObject({
  kind: z.literal('resume'),
  serviceId,
  environment: dnsLabelSchema,
});

/** The end of a service in some of its environments. */
export const deleteChangeSchema = z.strictObject({
  kind: z.literal('delete'),
  serviceId,
  environments,
});

/** A change of one service that exists already. */
export const memberChangeSchema = z.discriminatedUnion('kind', [
  deployChangeSchema,
  scaleChangeSchema,
  autoscaleChangeSchema,
  namesChangeSchema,
  runChangeSchema,
  rollbackChangeSchema,
  resumeChangeSchema,
  deleteChangeSchema,
]);

/** See {@link memberChangeSchema}. */
export type MemberChange = z.infer<typeof memberChangeSchema>;

/** Several instances of a project, all in the same way, as one operation: all of them or held. */
export const projectChangeSchema = z
  .strictObject({
    kind: z.literal('project'),
    projectRef,
    changes: z
      .array(memberChangeSchema)
      .min(1, 'Choose at least one service')
      .max(200, 'At most 200 changes at once'),
  })
  .refine(({ changes }) => new Set(changes.map(it => it.kind)).size <= 1, {
    error: 'Change all services in the same way',
    path: ['changes'],
  });

/** A whole project in one environment, back to a project release. */
export const projectRollbackChangeSchema = z.strictObject({
  kind: z.literal('project-rollback'),
  projectRef,
  environment: dnsLabelSchema,
  /** Number of the project release. */
  release: releaseNumber,
  restore: rollbackChangeSchema.shape.restore,
});

const instancePlace = z.strictObject({
  serviceId,
  environment: dnsLabelSchema,
});

/** Names that change hands, from one instance of a project to another, all at once. */
export const moveNamesChangeSchema = z.strictObject({
  kind: z.literal('move-names'),
  projectRef,
  moves: z
    .array(
      z.strictObject({
        from: instancePlace,
        to: instancePlace,
        /** Left out: all that it has. */
        names: z
          .array(text(253).min(1, 'Give a name'))
          .min(1, 'Choose at least one name')
          .max(50, 'At most 50 names')
          .refine(
            list => new Set(list).size === list.length,
            'A name stands twice',
          )
          .optional(),
      }),
    )
    .min(1, 'Choose at least one service')
    .max(50, 'At most 50 services at once'),
});

/** What a person asks for; a plan is made from it. */
export const changeSchema = z.discriminatedUnion('kind', [
  createChangeSchema,
  ...memberChangeSchema.options,
  projectChangeSchema,
  projectRollbackChangeSchema,
  moveNamesChangeSchema,
]);

/** See {@link changeSchema}. */
export type Change = z.infer<typeof changeSchema>;
/** See {@link createChangeSchema}. */
export type CreateChange = z.infer<typeof createChangeSchema>;
/** See {@link deployChangeSchema}. */
export type DeployChange = z.infer<typeof deployChangeSchema>;
/** See {@link scaleChangeSchema}. */
export type ScaleChange = z.infer<typeof scaleChangeSchema>;
/** See {@link autoscaleChangeSchema}. */
export type AutoscaleChange = z.infer<typeof autoscaleChangeSchema>;
/** See {@link namesChangeSchema}. */
export type NamesChange = z.infer<typeof namesChangeSchema>;
/** See {@link runChangeSchema}. */
export type RunChange = z.infer<typeof runChangeSchema>;
/** See {@link rollbackChangeSchema}. */
export type RollbackChange = z.infer<typeof rollbackChangeSchema>;
/** See {@link resumeChangeSchema}. */
export type ResumeChange = z.infer<typeof resumeChangeSchema>;
/** See {@link projectChangeSchema}. */
export type ProjectChange = z.infer<typeof projectChangeSchema>;
/** See {@link projectRollbackChangeSchema}. */
export type ProjectRollbackChange = z.infer<typeof projectRollbackChangeSchema>;
/** See {@link moveNamesChangeSchema}. */
export type MoveNamesChange = z.infer<typeof moveNamesChangeSchema>;
/** See {@link deleteChangeSchema}. */
export type DeleteChange = z.infer<typeof deleteChangeSchema>;

/** Body of `POST /operations`. */
export const acceptSchema = z.strictObject({
  change: changeSchema,
  /** The hash of the plan that the person saw. */
  planHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** The same key by the same person starts one operation, however often it is sent. */
  idempotencyKey: text(200).min(8),
  note: text(2000).optional(),
  /** Why it cannot wait for approvals or the end of a freeze; it is reviewed afterwards. */
  emergency: text(2000).min(1, 'Say why it cannot wait').optional(),
  /** Why it is done in spite of a freeze, by somebody who may. */
  freezeOverride: text(2000)
    .min(1, 'Say why it cannot wait for the end of the freeze')
    .optional(),
});

/** See {@link acceptSchema}. */
export type Accept = z.infer<typeof acceptSchema>;

/** Body of `POST /services/validate`: a create form that may be half filled in. */
export const draftSchema = z.strictObject({
  projectRef: text(200).optional(),
  service: text(200).optional(),
  blueprint: text(200).optional(),
  environments: z.array(text(200)).max(20).optional(),
  values: z.record(z.string(), z.json()).optional(),
});

/** See {@link draftSchema}. */
export type Draft = z.infer<typeof draftSchema>;

/** Something wrong with one field. */
export const fieldIssueSchema = z.object({
  /** `service`, `values.replicas`, … */
  field: z.string(),
  message: z.string(),
});

/** See {@link fieldIssueSchema}. */
export type FieldIssue = z.infer<typeof fieldIssueSchema>;

/** Answer to a draft. */
export const draftVerdictSchema = z.object({
  issues: z.array(fieldIssueSchema),
  /** The name that the rule gives in each environment chosen, and whether it is free. */
  names: z.array(
    z.object({
      environment: z.string(),
      name: z.string(),
      state: z.enum(['free', 'taken', 'unknown']),
      /** Who holds it, if it is taken; why it is not known, if it is unknown. */
      detail: z.string().optional(),
    }),
  ),
});

/** See {@link draftVerdictSchema}. */
export type DraftVerdict = z.infer<typeof draftVerdictSchema>;

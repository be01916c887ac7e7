import { z } from 'zod';

/** What can be done to a service. */
export const changeKindSchema = z.enum([
  'create',
  'deploy',
  'scale',
  'autoscale',
  'names',
  'restart',
  'stop',
  'start',
  'rollback',
  'resume',
  'delete',
]);

/** See {@link changeKindSchema}. */
export type ChangeKind = z.infer<typeof changeKindSchema>;

/**
 * The parts of a release that a person thinks in, and that a rollback restores
 * or leaves.
 *
 * @remarks
 * `version` is image and blueprint values, `configuration` the plain variables,
 * `credentials` the secret ones, `names` DNS names and Ingress hosts, `capacity`
 * size, replicas and autoscaler, `network` who may connect, `run` whether it
 * runs and its restarts.
 */
export const releasePartSchema = z.enum([
  'version',
  'configuration',
  'credentials',
  'names',
  'capacity',
  'network',
  'run',
]);

/** See {@link releasePartSchema}. */
export type ReleasePart = z.infer<typeof releasePartSchema>;

/** What a rollback can restore; the rest follows from it or stays as it is. */
export const restorablePartSchema = releasePartSchema.exclude(['run']);

/** See {@link restorablePartSchema}. */
export type RestorablePart = z.infer<typeof restorablePartSchema>;

/** What a rollback restores unless it is told otherwise. */
export const KIND_ROLLBACK: readonly RestorablePart[] = [
  'version',
  'configuration',
  'names',
];

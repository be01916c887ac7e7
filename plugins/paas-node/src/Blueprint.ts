import type { Environment, Manifest, ObjectRef } from '@mooring/common';
import type { Image } from '@mooring/backstage-plugin-paas-common';
import type { z } from 'zod';

/** What a blueprint renders from. */
export interface BlueprintInput<TValues> {
  /** The project's name, as in labels. */
  project: string;
  service: string;
  environment: Environment;
  namespace: string;
  /** DNS names of the instance, without trailing dots; its Ingress answers for them. */
  names: string[];
  values: TValues;
  image: Image;
}

/** What a blueprint renders to. */
export interface RenderedBlueprint {
  /** In apply order, all in the input's namespace. */
  objects: Manifest[];
  /** The objects whose rollout is waited for. */
  workloads: ObjectRef[];
}

/**
 * A typed standard template of a kind of service.
 *
 * @remarks
 * `render` is pure: the same input gives the same objects, to the byte. What is
 * drawn at random or read from elsewhere comes in by the input.
 */
export interface Blueprint<TValues = unknown> {
  /** `nginx` */
  name: string;
  title: string;
  description: string;
  /** What a person may fill in. Has a field `replicas` (whole number from 1) if the service can be scaled. */
  values: z.ZodType<TValues>;
  /** The image that a new service starts with. */
  image: Image;
  render(input: BlueprintInput<TValues>): RenderedBlueprint;
}

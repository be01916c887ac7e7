import type { Environment, Manifest, ObjectRef } from '@mooring/common';
import type {
  Image,
  ReleaseContent,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import type { z } from 'zod';

/** What a blueprint renders from. */
export interface BlueprintInput<TValues> {
  /** The project's name, as in labels. */
  project: string;
  service: string;
  environment: Environment;
  namespace: string;
  values: TValues;
  image: Image;
}

/** What a blueprint renders to. */
export interface RenderedBlueprint {
  /** All in the input's namespace. */
  objects: Manifest[];
  /** The objects whose rollout is waited for. */
  workloads: ObjectRef[];
  /** The Service and the name of its port that names lead to; absent for a service without HTTP. */
  expose?: ReleaseContent['expose'];
}

/**
 * A typed standard template of a kind of service.
 *
 * @remarks
 * A blueprint renders what is particular to its kind: workloads, Services and
 * configuration files. What is the same for all is the platform's and joins
 * afterwards: replicas or autoscaler, disruption budget, resources of the first
 * container of each workload, environment variables, Ingress, network policy.
 *
 * `render` is pure: the same input gives the same objects, to the byte. What is
 * drawn at random or read from elsewhere comes in by the input.
 */
export interface Blueprint<TValues = unknown> {
  /** `nginx` */
  name: string;
  title: string;
  description: string;
  /** What a person may fill in besides `replicas` and `size`. */
  values: z.ZodType<TValues>;
  /** The sizes to choose from, from small to large. */
  sizes: readonly Size[];
  /** The image that a new service starts with. */
  image: Image;
  render(input: BlueprintInput<TValues>): RenderedBlueprint;
}

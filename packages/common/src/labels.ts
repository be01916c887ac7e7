/** Labels that every object of a service carries; selectors use the last three. */
export const LABEL_PROJECT = 'mooring.dev/project';
/** The service's name within its project. */
export const LABEL_SERVICE = 'mooring.dev/service';
/** The environment's name. */
export const LABEL_ENVIRONMENT = 'mooring.dev/environment';

/**
 * Annotations on top-level metadata only, stamped when a step runs and outside
 * every hash: inside a pod template they would roll the pods on each change.
 */
export const ANNOTATION_RELEASE = 'mooring.dev/release';
/** The operation that wrote an object last. */
export const ANNOTATION_OPERATION = 'mooring.dev/operation';
/** On a namespace: the entity ref of the System that it belongs to. */
export const ANNOTATION_PROJECT = 'mooring.dev/project';
/** On a catalog entity: the id of the service behind it. */
export const ANNOTATION_SERVICE_ID = 'mooring.dev/service-id';

/** The one server-side apply field manager of Mooring. */
export const FIELD_MANAGER = 'mooring';

/** The labels of one instance's objects, recommended ones included. */
export function instanceLabels(instance: {
  project: string;
  service: string;
  environment: string;
}): Record<string, string> {
  return {
    'app.kubernetes.io/name': instance.service,
    'app.kubernetes.io/instance': `${instance.service}-${instance.environment}`,
    'app.kubernetes.io/part-of': instance.project,
    'app.kubernetes.io/managed-by': 'mooring',
    ...instanceSelector(instance),
  };
}

/** The labels that select one instance's objects and pods. */
export function instanceSelector(instance: {
  project: string;
  service: string;
  environment: string;
}): Record<string, string> {
  return {
    [LABEL_PROJECT]: instance.project,
    [LABEL_SERVICE]: instance.service,
    [LABEL_ENVIRONMENT]: instance.environment,
  };
}

/**
 * On pod templates: the restart token of a release. The one annotation of ours
 * there, because another set of pods is all that it is for.
 */
export const ANNOTATION_RESTART = 'mooring.dev/restart';

/**
 * The field manager that holds `spec.replicas` between our giving it up and the
 * autoscaler's taking it over; without an owner the API server resets it to 1.
 */
export const REPLICAS_MANAGER = 'mooring-autoscaler';

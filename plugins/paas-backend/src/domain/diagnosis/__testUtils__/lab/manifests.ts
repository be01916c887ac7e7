/** What differs from one test object to the other. */
export interface AppOptions {
  namespace: string;
  app: string;
  replicas?: number;
  /** Of the Deployment's spec. */
  spec?: object;
  /** Of the pod's spec. */
  pod?: object;
  /** Of its container. */
  container?: object;
}

/** A Deployment and the Service in front of it. */
export function app(options: AppOptions): object[] {
  return [deployment(options), service(options)];
}

/** The selector, and the template of the pods that it selects. */
export function template(options: AppOptions): object {
  const labels = { app: options.app };
  return {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { name: 'app', image: 'nginx:1.99', ...options.container },
        ],
        ...options.pod,
      },
    },
  };
}

export function metadata(options: AppOptions): object {
  const { namespace, app: name } = options;
  return { name, namespace, labels: { app: name } };
}

export function deployment(options: AppOptions): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(options),
    spec: {
      replicas: options.replicas ?? 1,
      ...template(options),
      ...options.spec,
    },
  };
}

export function service(
  options: AppOptions,
  selector: object = { app: options.app },
): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(options),
    spec: { selector, ports: [{ port: 80 }] },
  };
}

/** One service in one environment. */
export interface InstanceKey {
  /** Entity ref of the System, e.g. `system:default/shop`. */
  projectRef: string;
  /** The service's name within the project. */
  service: string;
  /** The environment's name. */
  environment: string;
}

/** The name part of a System's entity ref: the project as it appears in labels and names. */
export function projectName(projectRef: string): string {
  return splitProjectRef(projectRef).name;
}

/** The catalog namespace and name of a System's entity ref. */
export function splitProjectRef(projectRef: string): {
  namespace: string;
  name: string;
} {
  const match = /^system:([^/]+)\/([^/]+)$/.exec(projectRef);
  if (!match) {
    throw new TypeError(
      `'${projectRef}' is not a project; expected system:<namespace>/<name>`,
    );
  }
  return { namespace: match[1]!, name: match[2]! };
}

/** `default/shop/web/dev`: an instance in one string, as permissions and logs use it. */
export function formatInstanceRef(key: InstanceKey): string {
  const { namespace, name } = splitProjectRef(key.projectRef);
  return [namespace, name, key.service, key.environment].join('/');
}

/** The reverse of {@link formatInstanceRef}; undefined if the string is none. */
export function parseInstanceRef(ref: string): InstanceKey | undefined {
  const parts = ref.split('/');
  if (parts.length !== 4 || parts.some(part => part === '')) {
    return undefined;
  }
  const [namespace, name, service, environment] = parts as [
    string,
    string,
    string,
    string,
  ];
  return { projectRef: `system:${namespace}/${name}`, service, environment };
}

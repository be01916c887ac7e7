/** An environment that the sandbox offers: a cluster and a DNS zone of the same name. */
export interface SandboxEnvironment {
  name: string;
  title: string;
  zone: string;
}

/** The environments of the sandbox, in the order in which a change travels. */
export const environments: readonly SandboxEnvironment[] = [
  { name: 'dev', title: 'Development', zone: 'dev.mooring.test' },
  { name: 'prod', title: 'Production', zone: 'prod.mooring.test' },
];

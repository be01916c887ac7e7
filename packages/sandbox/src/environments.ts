/** An environment that the sandbox offers: a cluster and a DNS zone of the same name. */
export interface SandboxEnvironment {
  name: string;
  title: string;
  zone: string;
  /** What the names in the zone point at, in `app-config.yaml`, and Ingresses say too. */
  ingressAddress: string;
}

/** The environments of the sandbox, in the order in which a change travels. */
export const environments: readonly SandboxEnvironment[] = [
  {
    name: 'dev',
    title: 'Development',
    zone: 'dev.mooring.test',
    ingressAddress: '10.90.0.10',
  },
  {
    name: 'prod',
    title: 'Production',
    zone: 'prod.mooring.test',
    ingressAddress: '10.91.0.10',
  },
];

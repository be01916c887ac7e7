export interface Config {
  mooring?: {
    /**
     * Where services run, in the order in which pages show them. Two environments
     * on one cluster need different namespace patterns.
     */
    environments?: Array<{
      /** A DNS label. */
      name: string;
      title: string;
      /** The title in other languages, by language code. */
      titles?: { [language: string]: string };
      /** Name of a cluster under `kubernetes.clusterLocatorMethods`. */
      cluster: string;
      /** `{project}` and `{environment}` stand for themselves. */
      namespace: string;
      production?: boolean;
      dns?: {
        zone: string;
        /** Relative to the zone; `{service}`, `{project}`, `{environment}`. */
        name: string;
        /** What records point at: address or name of the environment's ingress. */
        target: { type: 'A' | 'AAAA' | 'CNAME'; value: string };
        /** Seconds; 60 if left out. */
        ttl?: number;
      };
      ingressClass?: string;
      policy?: { maxReplicas?: number };
    }>;
    certificates?: {
      /**
       * Networks whose addresses may be asked for their certificates although
       * they are loopback, link-local or otherwise special, as CIDRs. The expiry
       * of the certificates of Ingresses is read at the addresses that their
       * controllers published; ordinary and private addresses need no entry.
       */
      allowedNetworks?: string[];
    };
    /**
     * Lets everybody change everything while `permission.enabled` is false. For
     * development only.
     */
    dangerouslyAllowChangesWithoutPermissions?: boolean;
  };
}

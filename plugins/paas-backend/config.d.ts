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
      /** Namespace of the ingress controller, which reaches services that others may not. */
      ingressNamespace?: string;
      policy?: {
        maxReplicas?: number;
        /** Undo a change that fails by itself, instead of asking a person. */
        autoRollback?: boolean;
        /** Leave a creation that failed for a person to look at, instead of undoing it. */
        holdFailedCreations?: boolean;
      };
    }>;
    /**
     * Registries that images may be looked up in; others are never contacted.
     */
    registries?: Array<{
      /** As images name it: `registry.example.com`. */
      host: string;
      /** Where its API is, without a path. Default: `https://` and the host. */
      url?: string;
      username?: string;
      /** @visibility secret */
      password?: string;
      /**
       * Hosts that may be asked for tokens besides the registry's own, and get
       * username and password: `auth.docker.io` for Docker Hub.
       */
      tokenHosts?: string[];
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
     * Steps for people that join changes. Each is inserted once, under its key;
     * afterwards it is changed on the page Policies.
     */
    procedures?: Array<{
      /** A DNS label. */
      key: string;
      name: string;
      /** All that is given has to hold. */
      condition: {
        environments?: string[];
        /** Refs of Systems. */
        projects?: string[];
        blueprints?: string[];
        kinds?: string[];
        parts?: string[];
        /** Something that runs will have no pods. */
        toZero?: boolean;
        moreInstancesThan?: number;
        /** Asked for outside these hours; Monday is 1. */
        outside?: {
          timeZone: string;
          days: number[];
          /** `08:00` */
          from: string;
          until: string;
        };
      };
      gates: Array<{
        place: 'before' | 'between' | 'after';
        type: 'approve' | 'confirm';
        title: string;
        instructions?: string;
        /** `group:default/sre` */
        group: string;
        /** How many different people; 1 if left out. */
        count?: number;
        requesterMay?: boolean;
        /** 72 if left out. */
        expiresAfterHours?: number;
      }>;
    }>;
    /**
     * Times in which environments are not changed. Each is inserted once, under
     * its key; afterwards it is changed on the page Policies.
     */
    freezes?: Array<{
      /** A DNS label. */
      key: string;
      environments: string[];
      /** ISO 8601 with an offset. */
      from: string;
      until: string;
      reason: string;
      /** `group:default/sre` */
      overrideGroup: string;
    }>;
    /** Keys for secret environment variables; without them there are none. */
    webhooks?: {
      /**
       * Hosts that messages about operations may be sent to: `hooks.example.com`,
       * `*.example.com`, either with `:port` where it is not that of the scheme.
       * None if left out.
       */
      allow?: string[];
      /**
       * Networks whose addresses these hosts may have although they are private,
       * loopback or otherwise special, as CIDRs.
       */
      allowedNetworks?: string[];
    };
    /**
     * Keys for secret environment variables, and for addresses and secrets of
     * webhooks; without them there are none.
     */
    secrets?: {
      /** The first one seals, all of them open: to rotate, put a new one in front. */
      keys: Array<{
        id: string;
        /**
         * 32 bytes in base64.
         * @visibility secret
         */
        key: string;
      }>;
      /**
       * For the hashes by which equal values are told: 32 bytes in base64. Another
       * one makes every secret look changed.
       * @visibility secret
       */
      hashKey: string;
    };
    audit?: {
      /**
       * Removes sealed audit rows that are older, from the oldest on. Left out: they
       * are kept for ever.
       */
      retentionDays?: number;
    };
    /**
     * Lets everybody change everything while `permission.enabled` is false. For
     * development only.
     */
    dangerouslyAllowChangesWithoutPermissions?: boolean;
  };
}

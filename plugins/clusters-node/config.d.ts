export interface Config {
  mooring?: {
    /**
     * Clusters taken from a kubeconfig, each under the name of its context. They
     * come on top of those under `kubernetes.clusterLocatorMethods`.
     */
    kubeconfig?: {
      /** Path of the file. Default: $KUBECONFIG, then ~/.kube/config. */
      file?: string;
      /** Contexts to connect to. Default: the file's current context. */
      contexts?: string[];
    };
  };
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      clusters?: Array<{
        /** @visibility secret */
        serviceAccountToken?: string;
      }>;
    }>;
  };
}

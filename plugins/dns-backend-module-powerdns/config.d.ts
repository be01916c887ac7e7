export interface Config {
  mooring?: {
    dns?: {
      servers?: Array<{
        /** For `type: powerdns`: base URL of the HTTP API, e.g. http://10.0.0.2:8081 */
        url?: string;
        /**
         * For `type: powerdns`: the `api-key` of the server.
         * @visibility secret
         */
        apiKey?: string;
        /** For `type: powerdns`: the server's id within its API; `localhost` unless a proxy says otherwise. */
        serverId?: string;
      }>;
    };
  };
}

export interface Config {
  mooring?: {
    dns?: {
      /** Authoritative DNS servers that records are written to. */
      servers?: Array<{
        /** Shown where an operation waits for the server. */
        name: string;
        /** The kind of server, as an installed provider module calls it: `powerdns`. */
        type: string;
        /** Zones that the server holds, without trailing dots. */
        zones: string[];
        /** IP address and port where the server answers DNS queries: `10.0.0.2:53`. */
        address: string;
      }>;
    };
  };
}

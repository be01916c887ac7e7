export interface Config {
  mooring?: {
    permission?: {
      /**
       * Entity refs of the groups that look after the platform.
       * `group:default/operators` if not given.
       */
      operators?: string[];
      /**
       * Entity refs of the groups that may see the inside of every instance and
       * change nothing. `group:default/auditors` if not given.
       */
      auditors?: string[];
    };
  };
}

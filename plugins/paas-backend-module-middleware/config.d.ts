export interface Config {
  mooring?: {
    blueprints?: {
      nginx?: {
        /** What new Nginx services run. Default: the image that this version of Mooring was tested with. */
        image?: {
          /** Repository without tag, e.g. a mirror of docker.io/nginxinc/nginx-unprivileged. */
          repository: string;
          tag: string;
          /** `sha256:` and 64 hex digits; the tag is only for people to read. */
          digest: string;
        };
      };
    };
  };
}

import { CustomErrorBase } from '@backstage/errors';

/** The cluster does not answer, is overloaded, or refuses our credentials. It may be tried again. */
export class ClusterUnavailableError extends CustomErrorBase {
  override name = 'ClusterUnavailableError' as const;
  readonly cluster: string;

  constructor(cluster: string, message: string, cause?: unknown) {
    super(message, cause);
    this.cluster = cluster;
  }
}

/** The cluster answered that the request itself is wrong: invalid, forbidden, refused by a webhook. */
export class ClusterRefusedError extends CustomErrorBase {
  override name = 'ClusterRefusedError' as const;
  readonly cluster: string;
  /** HTTP status of the answer. */
  readonly statusCode: number;

  constructor(cluster: string, statusCode: number, message: string) {
    super(message);
    this.cluster = cluster;
    this.statusCode = statusCode;
  }
}

/** The object is not what was read, exists already, or a field belongs to another manager. */
export class ClusterConflictError extends CustomErrorBase {
  override name = 'ClusterConflictError' as const;
  readonly cluster: string;
  /** Managers and fields, when it is a conflict over fields. */
  readonly fields: { manager: string; field: string }[];

  constructor(
    cluster: string,
    message: string,
    fields: { manager: string; field: string }[] = [],
  ) {
    super(message);
    this.cluster = cluster;
    this.fields = fields;
  }
}

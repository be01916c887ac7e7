import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Requester } from '../operations/types';

/** Which services of a project have to be there before others. */
export interface Dependencies {
  /**
   * Says anew what a service depends on.
   *
   * @param dependsOn - ids of services of the same project
   * @throws NotFoundError where there is no such service
   * @throws InputError for an id that is none of the project's
   * @throws ConflictError that names the circle if one would close
   */
  set(
    serviceId: string,
    dependsOn: readonly string[],
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void>;
}

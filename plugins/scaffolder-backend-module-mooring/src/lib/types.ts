import type {
  AuthService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { PaasService } from '@mooring/backstage-plugin-paas-node';

/** What every action needs. */
export interface ActionServices {
  auth: AuthService;
  config: RootConfigService;
  paas: PaasService;
}

/** What is used of the context of any action. */
export type OperatingContext = Pick<
  ActionContext<{}>,
  | 'checkpoint'
  | 'getInitiatorCredentials'
  | 'logger'
  | 'signal'
  | 'step'
  | 'task'
> & {
  output(name: 'operationId' | 'operationUrl', value: string): void;
};

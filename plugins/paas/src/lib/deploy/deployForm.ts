import type {
  Configuration,
  DeployChange,
  InstancePlace,
  Network,
} from '@mooring/backstage-plugin-paas-common';
import { isSizeValid, sizeFormOf, wantedSize, type SizeForm } from './sizeForm';
import {
  configOf,
  nameIssue,
  secretRowsOf,
  secretsOf,
  variableRowsOf,
  type SecretRow,
  type VariableRow,
} from './variableRows';

/** What stands in the form of a deploy. */
export interface DeployForm {
  image: string;
  size: SizeForm;
  variables: VariableRow[];
  secrets: SecretRow[];
  network: Network;
}

/** The form before anything is changed. */
export function deployFormOf(configuration: Configuration): DeployForm {
  return {
    image: configuration.image.tag,
    size: sizeFormOf(configuration),
    variables: variableRowsOf(configuration.config),
    secrets: secretRowsOf(configuration.secretNames),
    network: configuration.network,
  };
}

/** Whether all that was typed can be asked for. */
export function isDeployValid({
  image,
  size,
  variables,
  secrets,
}: DeployForm): boolean {
  const rows = [...variables, ...secrets];
  return (
    image.trim() !== '' &&
    isSizeValid(size) &&
    rows.every(row => row.isRemoved || nameIssue(row, rows) === undefined) &&
    secrets.every(({ isRemoved, value }) => isRemoved || value !== '')
  );
}

/** The change that leads from one form to another: only what differs; undefined if nothing does. */
export function deployChangeOf(
  place: InstancePlace,
  start: DeployForm,
  form: DeployForm,
): DeployChange | undefined {
  const image = form.image.trim();
  const parts = {
    image: image === start.image ? undefined : image,
    config: configOf(form.variables),
    secrets: secretsOf(form.secrets),
    size: wantedSize(form.size, start.size),
    network:
      JSON.stringify(form.network) === JSON.stringify(start.network)
        ? undefined
        : form.network,
  };
  return Object.values(parts).every(part => part === undefined)
    ? undefined
    : { kind: 'deploy', ...place, ...parts };
}

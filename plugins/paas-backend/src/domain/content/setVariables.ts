import type { Manifest } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { shortHash } from '@mooring/backstage-plugin-paas-node';
import { mapMainContainers, metadataOf, replaceObjects } from './objects';

/**
 * The environment variables of the main container, plain and secret.
 *
 * @remarks
 * Both objects are immutable and named by what they hold: pods of an older
 * release go on reading what they were made with, whatever comes of the newer.
 * A Secret's manifest holds the hashes of its values under `sealedData`; the
 * values join on the way to the cluster.
 */
export function setVariables(
  content: ReleaseContent,
  config: Record<string, string>,
  secrets: Record<string, string>,
): ReleaseContent {
  const prefixes = [`${content.service}-env-`, `${content.service}-secret-`];
  const isOurs = (kind: string, name: string) =>
    (kind === 'ConfigMap' && name.startsWith(prefixes[0]!)) ||
    (kind === 'Secret' && name.startsWith(prefixes[1]!));
  const configMap = isEmpty(config)
    ? undefined
    : object('v1', 'ConfigMap', `${prefixes[0]}${shortHash(config)}`, {
        data: config,
      });
  const secret = isEmpty(secrets)
    ? undefined
    : object('v1', 'Secret', `${prefixes[1]}${shortHash(secrets)}`, {
        type: 'Opaque',
        sealedData: secrets,
      });

  const replaced = replaceObjects(
    { ...content, config, secrets },
    ({ kind, metadata }) => isOurs(kind, metadata.name),
    [configMap, secret].filter(it => it !== undefined),
  );
  return mapMainContainers(replaced, ({ envFrom: before, ...container }) => {
    const others = (before ?? []).filter(
      ({ configMapRef, secretRef }) =>
        !isOurs('ConfigMap', configMapRef?.name ?? '') &&
        !isOurs('Secret', secretRef?.name ?? ''),
    );
    const envFrom = [
      ...others,
      ...(configMap
        ? [{ configMapRef: { name: configMap.metadata.name } }]
        : []),
      ...(secret ? [{ secretRef: { name: secret.metadata.name } }] : []),
    ];
    return envFrom.length === 0 ? container : { ...container, envFrom };
  });

  function object(
    apiVersion: string,
    kind: string,
    name: string,
    fields: object,
  ): Manifest {
    return {
      apiVersion,
      kind,
      metadata: metadataOf(content, name),
      immutable: true,
      ...fields,
    };
  }
}

function isEmpty(variables: Record<string, string>): boolean {
  return Object.keys(variables).length === 0;
}

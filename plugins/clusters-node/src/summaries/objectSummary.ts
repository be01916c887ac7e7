import type { V1ObjectMeta } from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { parseOptionalTime, parseTime } from './parseTime';
import type { Raw, RawTime } from './Raw';
import type { ObjectSummary, OwnerSummary } from './types';

/** What a watch may bring: an object whose metadata need not be as they should. */
export interface RawObject {
  metadata?: Raw<V1ObjectMeta>;
}

/** Metadata of an object that can be told from others. */
export type Identified = Raw<V1ObjectMeta> & {
  uid: string;
  name: string;
  creationTimestamp: RawTime;
};

/** Throws for metadata that name no object. */
export function identified(
  metadata: Raw<V1ObjectMeta> | undefined,
): Identified {
  if (!isIdentified(metadata)) {
    throw new TypeError('an object without uid, name or creation time');
  }
  return metadata;
}

function isIdentified(
  metadata: Raw<V1ObjectMeta> | undefined,
): metadata is Identified {
  return Boolean(
    metadata?.uid && metadata.name && metadata.creationTimestamp !== undefined,
  );
}

/** What every summary has, of an object of any kind but pods. */
export function objectSummary(
  { metadata }: RawObject,
  interner: Interner,
): ObjectSummary {
  const { uid, name, namespace, labels, ...rest } = identified(metadata);
  return {
    uid,
    name,
    namespace: interner.text(namespace ?? ''),
    labels: interner.labels(labels),
    createdAt: parseTime(rest.creationTimestamp),
    deletedAt: parseOptionalTime(rest.deletionTimestamp),
    owner: ownerOf(rest.ownerReferences, interner),
  };
}

/** The controller among the owners. */
export function ownerOf(
  owners: Raw<V1ObjectMeta>['ownerReferences'],
  interner: Interner,
): OwnerSummary | undefined {
  const controller = owners?.find(owner => owner.controller);
  return controller && interner.owner(controller);
}

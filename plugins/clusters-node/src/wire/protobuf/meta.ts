import {
  flag,
  int,
  map,
  sharedMap,
  many,
  manyShared,
  message,
  one,
  text,
  time,
  unique,
  type Field,
  type Message,
} from './message';

// Field numbers: generated.proto of k8s.io/apimachinery/pkg/apis/meta/v1.
// managedFields, the larger half of most objects, are not among them.
const fieldsOfMetadata = {
  1: unique('name'),
  3: text('namespace'),
  5: unique('uid'),
  6: unique('resourceVersion'),
  7: int('generation'),
  8: time('creationTimestamp'),
  9: time('deletionTimestamp'),
  11: sharedMap('labels'),
  13: manyShared(
    'ownerReferences',
    message({
      1: text('kind'),
      3: unique('name'),
      4: unique('uid'),
      6: flag('controller'),
    }),
  ),
};
export const labelSelector = message({
  1: sharedMap('matchLabels'),
  2: many('matchExpressions', message({ 1: text('key') })),
});

/** Conditions, which number their fields in several ways. */
export function conditions(numbers: { time: number; reason: number }): Field {
  return many(
    'conditions',
    message({
      1: text('type'),
      2: text('status'),
      [numbers.time]: time('lastTransitionTime'),
      [numbers.reason]: text('reason'),
      [numbers.reason + 1]: text('message'),
    }),
  );
}

/** An object with metadata, and what else is read of it. */
export function object(fields: Record<number, Field>): Message {
  return message({
    1: one('metadata', message(fieldsOfMetadata)),
    ...fields,
  });
}

/** The same with annotations, which most kinds need not have read. */
export function annotatedObject(fields: Record<number, Field>): Message {
  return message({
    1: one(
      'metadata',
      message({ ...fieldsOfMetadata, 12: map('annotations') }),
    ),
    ...fields,
  });
}

import { Reader } from 'protobufjs/minimal';
import type { RawObject } from '../../summaries/objectSummary';
import type { SummaryKind } from '../../summaries/types';
import { FrameSplitter } from '../FrameSplitter';
import type { WatchEvent, WireFormat } from '../WireFormat';
import { autoscaler } from './autoscaler';
import { enter, enterObject } from './envelope';
import { int, message, read, text, type Message } from './message';
import { annotatedObject } from './meta';
import * as others from './others';
import { pod } from './pod';
import * as workloads from './workloads';

const MESSAGES: Record<SummaryKind, Message> = {
  pods: pod,
  deployments: workloads.deployment,
  statefulsets: workloads.statefulSet,
  daemonsets: workloads.daemonSet,
  replicasets: workloads.replicaSet,
  services: others.service,
  ingresses: others.ingress,
  horizontalpodautoscalers: autoscaler,
  poddisruptionbudgets: others.budget,
  networkpolicies: others.networkPolicy,
  persistentvolumeclaims: others.claim,
  configmaps: others.configMap,
  jobs: workloads.job,
  cronjobs: workloads.cronJob,
  nodes: others.node,
  namespaces: others.namespace,
  events: others.event,
};

// Field numbers: generated.proto of k8s.io/apimachinery/pkg/apis/meta/v1 and
// pkg/runtime.

const EVENT = { type: 1, object: 2 };
const RAW_EXTENSION = { raw: 1 };
const LIST = { metadata: 1, items: 2 };
const LIST_META = message({ 2: text('resourceVersion'), 3: text('continue') });
/** An object of the kind that says nothing but how far the watch is. */
const BOOKMARK = annotatedObject({});
const STATUS = message({
  3: text('message'),
  4: text('reason'),
  6: int('code'),
});

/**
 * What API servers write of their own kinds, smaller and quicker to read than
 * JSON: what is not needed is skipped by its length.
 */
export const protobufFormat: WireFormat = {
  contentType: 'application/vnd.kubernetes.protobuf',
  splitter: () => new FrameSplitter(),

  event(piece, kind) {
    const reader = Reader.create(piece);
    const type = readType(reader, piece.length);
    const fields = messageOf(type, kind);
    enter(reader, EVENT.object, piece.length);
    enter(reader, RAW_EXTENSION.raw, piece.length);
    return { type, object: readObject(reader, fields, piece.length) };
  },

  page(body, kind) {
    const reader = Reader.create(body);
    const end = enterObject(reader, body.length);
    const metadata = read(
      reader,
      LIST_META,
      enter(reader, LIST.metadata, end) ?? end,
    );
    return {
      resourceVersion: String(metadata.resourceVersion),
      continue: metadata.continue as string | undefined,
      items: items(reader, MESSAGES[kind], end),
    };
  },

  status: body => readObject(Reader.create(body), STATUS, body.length),
};

function messageOf(type: WatchEvent['type'], kind: SummaryKind): Message {
  if (type === 'ERROR') {
    return STATUS;
  }
  return type === 'BOOKMARK' ? BOOKMARK : MESSAGES[kind];
}

function readType(reader: Reader, end: number): WatchEvent['type'] {
  const typeEnd = enter(reader, EVENT.type, end) ?? reader.pos;
  const bytes = Buffer.from(reader.buf.subarray(reader.pos, typeEnd));
  reader.pos = typeEnd;
  return bytes.toString('latin1') as WatchEvent['type'];
}

function readObject(reader: Reader, fields: Message, end: number): RawObject {
  return read(reader, fields, enterObject(reader, end));
}

/** One by one, as they are asked for. */
function* items(
  reader: Reader,
  fields: Message,
  end: number,
): Iterable<RawObject> {
  for (;;) {
    const itemEnd = enter(reader, LIST.items, end);
    if (itemEnd === undefined) {
      return;
    }
    yield read(reader, fields, itemEnd);
  }
}

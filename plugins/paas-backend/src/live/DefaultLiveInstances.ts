import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  ClusterReader,
  ClusterWriter,
  InstanceFacts,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  Healing,
  LogEntry,
  LogQuery,
  ObjectYaml,
  Timeline,
  TimelineEntry,
  Usage,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { stringify } from 'yaml';
import type { HealingStore } from '../healing/types';
import { healingsOf } from './healingsOf';
import { asking, changing, inWords, isOfCluster } from './inWords';
import { readInstanceLogs } from './logs/readInstanceLogs';
import { objectsOf, type InstanceObject } from './objectsOf';
import { aboutInstance } from './timeline/aboutInstance';
import { eventEntry, warningEntry } from './timeline/eventEntries';
import { listOperations } from './timeline/listOperations';
import { rolloutsOf } from './timeline/rolloutsOf';
import type { InstancePlace, ObjectName } from './types';
import { redactObject } from './yaml/redactObject';

const MAX_ENTRIES = 300;
/** Of a whole namespace, before those of others are left out. */
const MAX_EVENTS = 10_000;

/** What instances do at this moment; who may ask is decided around it. */
export class DefaultLiveInstances {
  constructor(
    private readonly options: {
      knex: Knex;
      reader: ClusterReader;
      writer: ClusterWriter;
      healings: HealingStore;
    },
  ) {}

  async usage(place: InstancePlace): Promise<Usage> {
    const { reader } = this.options;
    const { cluster } = place.selection;
    const { pods } = this.knownFacts(place);
    const measured = await asking(() =>
      Promise.all(
        namespacesOf(pods).map(namespace =>
          reader.inspect.podUsage(cluster, namespace),
        ),
      ),
    );
    const names = new Set(
      pods.map(({ namespace, name }) => `${namespace}/${name}`),
    );
    return {
      pods: measured
        .flat()
        .filter(({ namespace, pod }) => names.has(`${namespace}/${pod}`))
        .map(({ pod, total, at }) => ({
          pod,
          ...(total.cpu !== undefined && { cpu: total.cpu }),
          ...(total.memory !== undefined && { memory: total.memory }),
          at: new Date(at).toISOString(),
        })),
    };
  }

  async timeline(place: InstancePlace): Promise<Timeline> {
    const facts = this.facts(place);
    const [events, operations] = await Promise.all([
      this.events(place, facts),
      place.serviceId === undefined
        ? []
        : listOperations(this.options.knex, place.id, MAX_ENTRIES),
    ]);
    const items = [...events.items, ...rolloutsOf(facts), ...operations];
    return {
      ...events,
      items: items.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MAX_ENTRIES),
    };
  }

  async healings(place: InstancePlace): Promise<Healing[]> {
    return healingsOf(place, this.facts(place), this.options.healings);
  }

  /** The object's kind and name as they are, so that it can be told who read what. */
  find(place: InstancePlace, { kind, name }: ObjectName): InstanceObject {
    const object = objectsOf(this.knownFacts(place)).find(
      candidate => candidate.kind === kind && candidate.name === name,
    );
    if (!object) {
      throw new NotFoundError(`This instance has no ${kind} ${name}`);
    }
    return object;
  }

  async yaml(
    place: InstancePlace,
    wanted: InstanceObject,
  ): Promise<ObjectYaml> {
    const { uid, ...ref } = wanted;
    const found = await asking(() =>
      this.options.reader.inspect.object(place.selection.cluster, ref),
    );
    // Another object of that name may be anybody's.
    if (!found || found.metadata.uid !== uid) {
      throw new NotFoundError(
        say('object.gone', { kind: ref.kind, name: ref.name }),
      );
    }
    const { object, redacted } = redactObject(found);
    return {
      yaml: stringify(object, { aliasDuplicateObjects: false, lineWidth: 0 }),
      redacted,
    };
  }

  async logs(
    place: InstancePlace,
    query: LogQuery,
    signal: AbortSignal,
  ): Promise<AsyncIterable<LogEntry[]>> {
    const { reader } = this.options;
    const { selection } = place;
    this.knownFacts(place);
    return readInstanceLogs({ reader, selection, query }, signal);
  }

  async deletePod(place: InstancePlace, name: string): Promise<void> {
    const { cluster } = place.selection;
    const pod = this.knownFacts(place).pods.find(
      candidate => candidate.name === name,
    );
    if (!pod) {
      throw new NotFoundError(`pod: ${say('pod.none', { pod: name })}`);
    }
    if (pod.deletedAt !== undefined) {
      throw new ConflictError(say('pod.leaving', { pod: name }));
    }
    const { namespace, uid } = pod;
    await changing(() =>
      this.options.writer.delete(
        cluster,
        { apiVersion: 'v1', kind: 'Pod', namespace, name },
        { uid },
      ),
    );
  }

  private facts({ selection }: InstancePlace): InstanceFacts {
    return this.options.reader.instance(selection);
  }

  /** Of a cluster that was not read yet nothing can be said to be missing. */
  private knownFacts(place: InstancePlace): InstanceFacts {
    const facts = this.facts(place);
    if (facts.health.state === 'init') {
      throw new ServiceUnavailableError(
        say('cluster.unread', { cluster: place.selection.cluster }),
      );
    }
    return facts;
  }

  private async events(
    { selection: { cluster } }: InstancePlace,
    facts: InstanceFacts,
  ): Promise<Timeline> {
    const { inspect } = this.options.reader;
    const isAbout = aboutInstance(facts);
    try {
      const events = await Promise.all(
        namespacesOf(objectsOf(facts)).map(namespace =>
          inspect.events(cluster, { namespace, limit: MAX_EVENTS }),
        ),
      );
      const items: TimelineEntry[] = events
        .flat()
        .filter(({ about }) => isAbout(about))
        .map(eventEntry);
      return { items };
    } catch (error) {
      if (!isOfCluster(error)) {
        throw error;
      }
      return {
        items: facts.warnings.map(warningEntry),
        eventsError: inWords(error),
      };
    }
  }
}

function namespacesOf(objects: readonly { namespace: string }[]): string[] {
  return [...new Set(objects.map(({ namespace }) => namespace))];
}

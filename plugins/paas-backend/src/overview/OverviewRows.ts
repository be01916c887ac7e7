import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  ClusterReader,
  InstanceSelection,
} from '@mooring/backstage-plugin-clusters-node';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import type { EntityDirectory, ServiceDirectory } from '../directory/types';
import type { Place, Places } from '../panel/types';
import type { Snapshots } from '../panel/Snapshots';
import { overviewRow, type RowSource } from './overviewRow';

/** Longest stretch of work before others get a turn. */
const SLICE_MS = 8;
/** Rows that are not at rest change by time alone. */
const RESTLESS_MS = 5_000;
const QUIET = new Set(['Running', 'Stopped']);

/** A row and what it was made from. */
export interface Row {
  /** Grows with every change of any row. */
  seq: number;
  /** Of `row.instances`, in the same order. */
  places: Place[];
  row: OverviewRow;
  /** The row as callers of different rights get it, by their rights. */
  variants: Map<string, string | undefined>;
}

/** What {@link OverviewRows} needs. */
export interface OverviewRowsOptions {
  services: ServiceDirectory;
  entities: EntityDirectory;
  places: Places;
  snapshots: Snapshots;
  reader: ClusterReader;
  logger: LoggerService;
}

/** All rows of the list of services, made anew when what they show has changed. */
export class OverviewRows {
  readonly #options: OverviewRowsOptions;
  readonly #rows = new Map<string, Row>();
  readonly #removed = new Map<string, number>();
  readonly #subscriptions = new Map<
    string,
    { to: string; ends: (() => void)[] }
  >();
  readonly #entityOf = new Map<string, string>();
  readonly #dirty = new Set<string>();
  #ends: (() => void)[] = [];
  #seq = 0;
  #work: Promise<void> | undefined;

  constructor(options: OverviewRowsOptions) {
    this.#options = options;
  }

  start(): void {
    const { services, entities, reader } = this.#options;
    const timer = setInterval(() => this.#markRestless(), RESTLESS_MS).unref();
    this.#ends = [
      services.subscribe(id => this.#markService(id)),
      entities.subscribe(() => this.#markAll()),
      reader.subscribeHealth(cluster => this.#markCluster(cluster)),
      () => clearInterval(timer),
    ];
    this.#markAll();
  }

  stop(): void {
    this.#ends.forEach(end => end());
    [...this.#subscriptions.keys()].forEach(ref => this.#unsubscribe(ref));
  }

  /** All rows as they are now. */
  async current(): Promise<{
    seq: number;
    rows: ReadonlyMap<string, Row>;
    removed: ReadonlyMap<string, number>;
  }> {
    while (this.#dirty.size > 0) {
      this.#work ??= this.#refresh().finally(() => {
        this.#work = undefined;
      });
      await this.#work;
    }
    return { seq: this.#seq, rows: this.#rows, removed: this.#removed };
  }

  async #refresh(): Promise<void> {
    let sliceEnd = performance.now() + SLICE_MS;
    for (const entityRef of this.#dirty) {
      this.#dirty.delete(entityRef);
      this.#update(entityRef);
      if (performance.now() > sliceEnd) {
        await nextTurn();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  }

  #update(entityRef: string): void {
    const source = this.#sourceOf(entityRef);
    if (!source) {
      this.#unsubscribe(entityRef);
      if (this.#rows.delete(entityRef)) {
        this.#seq += 1;
        this.#removed.set(entityRef, this.#seq);
      }
      return;
    }
    const places = this.#placesOf(source);
    this.#subscribe(entityRef, source, places);
    const row = overviewRow(
      source,
      places.map(place => this.#options.snapshots.of(place)),
    );
    const known = this.#rows.get(entityRef);
    if (known && JSON.stringify(known.row) === JSON.stringify(row)) {
      known.places = places;
      return;
    }
    this.#seq += 1;
    this.#removed.delete(entityRef);
    this.#rows.set(entityRef, {
      seq: this.#seq,
      places,
      row,
      variants: new Map(),
    });
  }

  #sourceOf(entityRef: string): RowSource | undefined {
    const { services, entities } = this.#options;
    const service = services.findByEntity(entityRef);
    if (service) {
      return service.instances.length > 0
        ? {
            service,
            ownerRef: entities.ownerOf(service.projectRef) ?? service.ownerRef,
          }
        : undefined;
    }
    const entity = entities.get(entityRef);
    return entity && { entity };
  }

  #placesOf(source: RowSource): Place[] {
    const { places, logger } = this.#options;
    if ('service' in source) {
      return places.ofService(source.service);
    }
    try {
      return places.ofEntity(source.entity);
    } catch (error) {
      // Its own page says what is wrong with the annotations.
      logger.debug(
        `${source.entity.entityRef} points at nothing: ${stringifyError(
          error,
        )}`,
      );
      return [];
    }
  }

  #subscribe(entityRef: string, source: RowSource, places: Place[]): void {
    if ('service' in source) {
      this.#entityOf.set(source.service.id, entityRef);
    }
    const selections = this.#selectionsOf(source, places);
    const to = JSON.stringify(selections);
    if (this.#subscriptions.get(entityRef)?.to === to) {
      return;
    }
    this.#unsubscribe(entityRef);
    const mark = () => this.#dirty.add(entityRef);
    this.#subscriptions.set(entityRef, {
      to,
      ends: selections.map(selection =>
        this.#options.reader.subscribe(selection, mark),
      ),
    });
  }

  #selectionsOf(source: RowSource, places: Place[]): InstanceSelection[] {
    if ('service' in source) {
      return places.flatMap(({ selection }) => selection ?? []);
    }
    const { target } = source.entity;
    if ('error' in target) {
      return [];
    }
    const { requirements, namespace } = target;
    return this.#options.reader
      .clusters()
      .filter(cluster => (target.cluster ?? cluster) === cluster)
      .map(cluster => ({ cluster, namespace, requirements }));
  }

  #unsubscribe(entityRef: string): void {
    this.#subscriptions.get(entityRef)?.ends.forEach(end => end());
    this.#subscriptions.delete(entityRef);
  }

  #markService(serviceId: string): void {
    const known = this.#entityOf.get(serviceId);
    if (known !== undefined) {
      this.#dirty.add(known);
    }
    const service = this.#options.services.get(serviceId);
    if (service) {
      this.#dirty.add(service.entityRef);
    } else {
      this.#entityOf.delete(serviceId);
    }
  }

  #markAll(): void {
    const { services, entities } = this.#options;
    for (const { entityRef } of services.list()) {
      this.#dirty.add(entityRef);
    }
    for (const { entityRef } of entities.observed()) {
      this.#dirty.add(entityRef);
    }
    for (const entityRef of this.#rows.keys()) {
      this.#dirty.add(entityRef);
    }
  }

  #markCluster(cluster: string): void {
    for (const [entityRef, { places }] of this.#rows) {
      if (places.some(place => place.cluster === cluster)) {
        this.#dirty.add(entityRef);
      }
    }
  }

  #markRestless(): void {
    for (const [entityRef, { row }] of this.#rows) {
      if (row.instances.some(({ status }) => !QUIET.has(status))) {
        this.#dirty.add(entityRef);
      }
    }
  }
}

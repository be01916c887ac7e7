import { canonicalJson } from '@mooring/common';
import type { Release } from '../../../domain/Release';
import { isUndoing } from '../../../domain/isUndoing';
import type { InstanceRow, OperationRow } from '../../journal/rows';
import type { Site } from './Site';
import { Worker } from './Worker';
import { holdingsOf, templateOf } from './World';

const DECIDED = /^decided\./;

/** Watches what happens at a site, and knows what must never and what must in the end. */
export class Observer {
  readonly #site: Site;
  readonly #found: string[] = [];
  /** How often pods were made anew, by operation, direction and instance. */
  readonly #templates = new Map<string, number>();

  constructor(site: Site) {
    this.#site = site;
    site.world.onTemplate = instanceId => this.#onTemplate(instanceId);
    site.onEnded = operationId => this.#onEnded(operationId);
  }

  report(problem: string): void {
    this.#found.push(problem);
  }

  /** Everything that was not right until now, and what is not right at rest. */
  problems(): string[] {
    const { tables } = this.#site;
    return [
      ...this.#found,
      ...tables.operations.flatMap(row => this.#ofOperation(row)),
      ...tables.instances.flatMap(row => this.#ofInstance(row)),
      ...this.#ofWhole(),
    ];
  }

  /** Whoever makes pods anew has the lock, and is the first to. */
  #onTemplate(instanceId: string): void {
    const { tables, scheduler } = this.#site;
    const { taken } = scheduler.running as Worker;
    const id = taken!.id;
    const row = tables.operation(id);
    const direction = isUndoing(taken!.steps);
    const what = `${id} (${row.kind}${direction ? ', back' : ''})`;
    if (tables.locks.get(instanceId) !== id && !this.#isReckonedWith(id)) {
      this.report(`${what} wrote without the lock`);
    }
    const key = keyOf(id, direction, instanceId);
    const count = (this.#templates.get(key) ?? 0) + 1;
    this.#templates.set(key, count);
    if (count > 1) {
      this.report(`${what} made pods anew ${count} times`);
    }
  }

  /** What a stopped operation was just about to write may still come, but no plan forgets that. */
  #isReckonedWith(operationId: string): boolean {
    const { tables } = this.#site;
    return tables
      .targetsOf(operationId)
      .some(
        ({ instance_id: id, to_number: to }) =>
          to !== null &&
          [
            tables.instance(id).partial,
            ...tables
              .targetsOf(tables.locks.get(id) ?? '')
              .map(({ partial }) => partial),
          ].some(partial => partial.includes(to)),
      );
  }

  /** Between two operations an instance is just what is live. */
  #onEnded(operationId: string): void {
    const { tables } = this.#site;
    for (const { instance_id: id } of tables.targetsOf(operationId)) {
      if (!tables.locks.has(id)) {
        const { kind, state } = tables.operation(operationId);
        const row = tables.instance(id);
        this.#found.push(
          ...this.#ofWorld(row, `After ${kind} ${state}`),
          ...this.#ofLive(row),
        );
      }
    }
  }

  #ofOperation(row: OperationRow): string[] {
    const { tables } = this.#site;
    const ends = tables.audits.filter(
      ({ target, action }) =>
        target === row.id &&
        /^operation\.(succeeded|undone|cancelled)$/.test(action),
    );
    const problems =
      ends.length === 1 ? [] : [`${row.kind} ended ${ends.length} times`];
    if (row.state !== 'succeeded') {
      return problems;
    }
    for (const target of tables.targetsOf(row.id)) {
      const { instance_id: id, from_number: from, to_number: to } = target;
      const wanted = Number(
        to !== null &&
          workload(tables.release(id, from)) !==
            workload(tables.release(id, to)),
      );
      const counted = this.#templates.get(keyOf(row.id, false, id)) ?? 0;
      if (target.partial.length === 0 && counted !== wanted) {
        problems.push(
          `${row.kind} made pods anew ${counted} times, not ${wanted}`,
        );
      }
    }
    return problems;
  }

  #ofInstance(row: InstanceRow): string[] {
    const { tables } = this.#site;
    const open = tables.intervals.filter(
      ({ instanceId, open: isOpen }) => instanceId === row.id && isOpen,
    );
    return [
      ...this.#ofWorld(row, 'In the end'),
      ...(row.partial.length > 0 ? [`Remains: ${row.partial}`] : []),
      ...(row.head_number === row.live_number
        ? []
        : [`Head is ${row.head_number}, live is ${row.live_number}`]),
      ...this.#ofLive(row),
      ...(open.map(({ number }) => number).join() === `${row.live_number ?? ''}`
        ? []
        : ['The open intervals are not what is live']),
    ];
  }

  #ofLive({ id, live_number: number }: InstanceRow): string[] {
    const live = this.#site.tables.releases.find(
      row => row.instance_id === id && row.number === number,
    );
    return live?.withdrawn_at ? ['The live release is withdrawn'] : [];
  }

  /** Nothing half done, nothing left over, nothing missing. */
  #ofWorld(row: InstanceRow, when: string): string[] {
    const { tables, world } = this.#site;
    const actual = canonicalJson(world.holdings(row.id));
    const live = tables.release(row.id, row.live_number);
    const wanted = canonicalJson(holdingsOf(live));
    return row.partial.length > 0 || actual === wanted
      ? []
      : [
          `${when} ${row.environment} is not release ${row.live_number}:\n${actual}\n${wanted}`,
        ];
  }

  #ofWhole(): string[] {
    const { tables, jobs } = this.#site;
    const count = (isIt: (action: string) => boolean) =>
      tables.audits.filter(({ action }) => isIt(action)).length;
    const decided = count(action => DECIDED.test(action));
    const rows = tables.operations.length * 2 + decided;
    return [
      ...(tables.audits.length === rows
        ? []
        : [`${tables.audits.length} audit rows, not ${rows}`]),
      ...(tables.locks.size > 0 ? ['A lock is left'] : []),
      ...(jobs.size > 0 ? ['A job is left'] : []),
    ];
  }
}

function keyOf(id: string, isBack: boolean, instanceId: string): string {
  return `${id} ${isBack} ${instanceId}`;
}

function workload(release: Release | undefined): string {
  return (release?.content.objects ?? []).map(templateOf).join('');
}

import { toRelease } from '../../journal/rows';
import type {
  InstanceRow,
  OperationRow,
  ReleaseRow,
  ServiceRow,
  StepRow,
  TargetRow,
} from '../../journal/rows';
import type { Release } from '../../../domain/Release';

/** The journal's tables in memory. Rows stand in the order in which they were inserted. */
export class Tables {
  readonly services: ServiceRow[] = [];
  readonly instances: InstanceRow[] = [];
  readonly operations: OperationRow[] = [];
  readonly targets: TargetRow[] = [];
  readonly steps: StepRow[] = [];
  readonly releases: ReleaseRow[] = [];
  readonly audits: { action: string; target: string }[] = [];
  /** Operation by instance. */
  readonly locks = new Map<string, string>();
  /** What was live, the newest last; open: it still is. */
  readonly intervals: {
    instanceId: string;
    number: number;
    open: boolean;
  }[] = [];

  instance(id: string): InstanceRow {
    return this.instances.find(row => row.id === id)!;
  }

  operation(id: string): OperationRow {
    return this.operations.find(row => row.id === id)!;
  }

  stepsOf(operationId: string): StepRow[] {
    return this.steps.filter(row => row.operation_id === operationId);
  }

  targetsOf(operationId: string): TargetRow[] {
    return this.targets.filter(row => row.operation_id === operationId);
  }

  /** Unfinished operations on some instances, in the order in which they were accepted. */
  unfinished(instanceIds: readonly string[]): OperationRow[] {
    return this.operations.filter(
      row =>
        row.ended_at === null &&
        this.targetsOf(row.id).some(target =>
          instanceIds.includes(target.instance_id),
        ),
    );
  }

  release(instanceId: string, number: number | null): Release | undefined {
    const row = this.releases.find(
      candidate =>
        candidate.instance_id === instanceId && candidate.number === number,
    );
    return row && toRelease(row);
  }

  releasesOf(instanceId: string, numbers: readonly number[]): Release[] {
    return numbers.flatMap(number => this.release(instanceId, number) ?? []);
  }
}

import type {
  V1ContainerState,
  V1ContainerStatus,
  V1Pod,
} from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { parseOptionalTime } from './parseTime';
import { isSidecar } from './podTemplate';
import type { Raw } from './Raw';
import type { ContainerTrouble } from './types';

type Status = Raw<V1ContainerStatus>;

const NONE: readonly never[] = Object.freeze([]);
/** What a container last wrote may be long; its log is the place to read on. */
const MESSAGE_LENGTH = 1_024;

/** Containers that do not simply run. */
export function containerTroubles(
  pod: Raw<V1Pod>,
  interner: Interner,
): readonly ContainerTrouble[] {
  const { initContainerStatuses = [], containerStatuses = [] } =
    pod.status ?? {};
  if (
    initContainerStatuses.every(hasPassed) &&
    containerStatuses.every(runsWell)
  ) {
    return NONE;
  }
  const sidecars = new Set(
    pod.spec?.initContainers?.filter(isSidecar).map(({ name }) => name),
  );
  const before = initContainerStatuses.filter(status =>
    sidecars.has(status.name) ? !runsWell(status) : !hasPassed(status),
  );
  return [
    ...before.map(status =>
      trouble(status, !sidecars.has(status.name), interner),
    ),
    ...containerStatuses
      .filter(status => !runsWell(status))
      .map(status => trouble(status, false, interner)),
  ];
}

function runsWell({ state, ready, restartCount }: Status): boolean {
  return Boolean(state?.running) && ready && restartCount === 0;
}

function hasPassed({ state, restartCount }: Status): boolean {
  return state?.terminated?.exitCode === 0 && restartCount === 0;
}

function trouble(
  status: Status,
  init: boolean,
  interner: Interner,
): ContainerTrouble {
  const { name, ready, restartCount, lastState } = status;
  const state: Raw<V1ContainerState> = status.state ?? {};
  const { running, terminated } = state;
  const last = lastState?.terminated;
  return {
    container: interner.text(name),
    init,
    state: stateOf(state),
    ready,
    restarts: restartCount,
    reason: interner.text(terminated?.reason ?? state.waiting?.reason ?? ''),
    message: cut(terminated?.message ?? state.waiting?.message, interner),
    exitCode: terminated?.exitCode,
    startedAt: parseOptionalTime(running?.startedAt ?? terminated?.startedAt),
    last: last && {
      reason: interner.text(last.reason ?? ''),
      message: cut(last.message, interner),
      exitCode: last.exitCode,
      startedAt: parseOptionalTime(last.startedAt) ?? 0,
      finishedAt: parseOptionalTime(last.finishedAt) ?? 0,
    },
  };
}

function stateOf({
  running,
  terminated,
}: Raw<V1ContainerState>): ContainerTrouble['state'] {
  if (terminated) {
    return 'terminated';
  }
  return running ? 'running' : 'waiting';
}

function cut(message: string | undefined, interner: Interner): string {
  return interner.text((message ?? '').slice(0, MESSAGE_LENGTH));
}

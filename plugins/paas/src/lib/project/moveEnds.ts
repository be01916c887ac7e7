import type {
  MoveNamesChange,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import type { ChosenInstance } from './selection';

/** Which of an instance's names go where; left out: it keeps them. */
export type Moves = ReadonlyMap<
  string,
  { names: readonly string[]; to: string | undefined }
>;

/** The instances that names may be taken from, and those that may be given some. */
export function moveEnds(view: ProjectView): {
  givers: ChosenInstance[];
  takers: ChosenInstance[];
} {
  const takers = view.services.flatMap(service =>
    service.instances
      .filter(({ may }) => may.names)
      .map(instance => ({ service, instance })),
  );
  return {
    takers,
    givers:
      takers.length > 1
        ? takers.filter(({ instance }) => instance.names.length > 0)
        : [],
  };
}

/** Of those that names may be taken from, those of what is ticked; all, where that has none. */
export function giversAmong(
  view: ProjectView,
  chosen: readonly ChosenInstance[],
): ChosenInstance[] {
  const { givers } = moveEnds(view);
  const ticked = givers.filter(giver =>
    chosen.some(({ service }) => service.id === giver.service.id),
  );
  return ticked.length > 0 ? ticked : givers;
}

/**
 * All names of one environment to the same services in another; between services
 * of one environment nothing is chosen by itself.
 */
export function proposedMoves(
  { givers, takers }: ReturnType<typeof moveEnds>,
  from: string,
  to: string,
): Moves {
  return new Map(
    givers
      .filter(({ instance }) => instance.environment === from)
      .map(({ service, instance }) => {
        const taker = takers.find(
          other =>
            other.service.id === service.id &&
            other.instance.environment === to &&
            other.instance.id !== instance.id,
        );
        return [
          instance.id,
          {
            names: taker ? instance.names : [],
            to: taker?.instance.id,
          },
        ];
      }),
  );
}

/** The change that this makes; undefined while nothing is chosen. */
export function moveChange(
  view: ProjectView,
  moves: Moves,
): MoveNamesChange | undefined {
  const { takers } = moveEnds(view);
  const placeOf = (id: string | undefined) => {
    const found = takers.find(({ instance }) => instance.id === id);
    return (
      found && {
        serviceId: found.service.id,
        environment: found.instance.environment,
      }
    );
  };
  const chosen = [...moves].flatMap(([id, { names, to: toId }]) => {
    const [from, to] = [placeOf(id), placeOf(toId)];
    return from && to && names.length > 0
      ? [{ from, to, names: [...names] }]
      : [];
  });
  return chosen.length === 0
    ? undefined
    : { kind: 'move-names', projectRef: view.projectRef, moves: chosen };
}

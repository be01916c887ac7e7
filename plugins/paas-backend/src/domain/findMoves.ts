import { claimed, foundReleases } from './planTransition';
import type { Release } from './Release';

/** A transition of one instance, as far as names go. */
interface TransitionLike {
  instanceId: string;
  from: Release | undefined;
  partial: readonly Release[];
  to: Release | undefined;
}

/** A name that one instance has and another is to have. */
export interface Move {
  name: string;
  /** Ids of instances. */
  giver: string;
  taker: string;
}

/**
 * The names that change hands among the instances of an operation. One that gives
 * names while it takes others is left out: what answers for it would have to have
 * both at once.
 */
export function findMoves(targets: readonly TransitionLike[]): Move[] {
  const held = targets.map(({ from, partial }) =>
    foundReleases(from, partial).map(({ content }) => claimed(content.names)),
  );
  const wanted = targets.map(({ to }) => (to ? claimed(to.content.names) : []));
  const moves = targets.flatMap(({ instanceId: taker }, index) =>
    wanted[index]!.filter(
      name =>
        held[index]!.length === 0 ||
        !held[index]!.every(names => names.includes(name)),
    ).flatMap(name => {
      const giver = targets.find(
        (_, at) =>
          at !== index &&
          !wanted[at]!.includes(name) &&
          held[at]!.some(names => names.includes(name)),
      );
      return giver ? [{ name, giver: giver.instanceId, taker }] : [];
    }),
  );
  const takers = new Set(moves.map(({ taker }) => taker));
  return moves.filter(({ giver }) => !takers.has(giver));
}

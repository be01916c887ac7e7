import { ConflictError, InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  MoveNamesChange,
  ReleaseContent,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import { setNames } from '../domain/content/setNames';
import { createRelease } from '../domain/Release';
import {
  placeOf,
  targetOf,
  type FoundInstance,
  type InstanceFinder,
} from './InstanceFinder';
import { located } from './located';
import type { PlannedChange } from './types';

/** As many as one instance may hold. */
const MAX_NAMES = 100;

type MoveChange = MoveNamesChange['moves'][number];

/** An instance, with the names that it is to have. */
interface Mover {
  found: FoundInstance;
  names: ReleaseName[];
  role: 'gives' | 'takes';
}

/** Plans names that change hands among the instances of a project. */
export class MovePlanner {
  constructor(private readonly options: { finder: InstanceFinder }) {}

  /** @throws InputError, NotFoundError, ConflictError that name the move and its field */
  async plan({ projectRef, moves }: MoveNamesChange): Promise<PlannedChange> {
    const movers = new Map<string, Mover>();
    for (const [index, move] of moves.entries()) {
      try {
        await this.add(move, projectRef, movers);
      } catch (error) {
        throw located(error, `moves.${index}`);
      }
    }
    return {
      kind: 'names',
      projectRef,
      targets: [...movers.values()].map(({ found, names }) => {
        const { service, record, head, environment } = found;
        const { content } = head;
        const named = setNames(content, names, environment.ingressClass);
        return targetOf(
          service,
          record,
          createRelease(record.nextNumber, named),
        );
      }),
      supersedes: [],
    };
  }

  private async add(
    { from, to, names }: MoveChange,
    projectRef: string,
    movers: Map<string, Mover>,
  ): Promise<void> {
    const mover = async (
      field: 'from' | 'to',
      place: MoveChange['from'],
    ): Promise<Mover> => {
      const found = await this.options.finder.find(place).catch(error => {
        throw located(error, field);
      });
      const role = field === 'from' ? 'gives' : 'takes';
      const known = movers.get(found.record.id);
      if (known && known.role !== role) {
        throw new InputError(`${field}: ${say('move.both', placeOf(found))}`);
      }
      if (found.service.projectRef !== projectRef) {
        throw new InputError(
          `${field}.serviceId: this service is not in ${projectRef}`,
        );
      }
      const fresh = { found, names: found.head.content.names, role } as const;
      movers.set(found.record.id, known ?? fresh);
      return known ?? fresh;
    };
    const giver = await mover('from', from);
    const taker = await mover('to', to);
    assertAnswers(giver.found.head.content, taker.found);
    const moved = chosen(giver, names);
    giver.names = giver.names.filter(name => !moved.includes(name));
    taker.names = [
      ...taker.names,
      ...moved.map(name => ({
        ...name,
        ...taker.found.environment.dns!.target,
      })),
    ];
    if (taker.names.length > MAX_NAMES) {
      throw new InputError(
        `names: ${say('move.tooMany', {
          ...placeOf(taker.found),
          max: MAX_NAMES,
        })}`,
      );
    }
  }
}

function chosen(
  { found, names: has }: Mover,
  wanted: string[] = has.map(({ name }) => name),
): ReleaseName[] {
  if (wanted.length === 0) {
    throw new InputError(`names: ${say('move.nothing', placeOf(found))}`);
  }
  return wanted.map(name => {
    const record = has.find(it => it.name === name);
    if (!record) {
      throw new InputError(
        `names: ${say('move.noName', { ...placeOf(found), name })}`,
      );
    }
    return record;
  });
}

/** @throws InputError, ConflictError where names would lead nowhere */
function assertAnswers(giver: ReleaseContent, taker: FoundInstance): void {
  const { head, environment } = taker;
  const { content } = head;
  const place = placeOf(taker);
  if (!environment.dns) {
    throw new InputError(
      `to: ${say('names.noDns', { environment: environment.name })}`,
    );
  }
  if (giver.expose && !content.expose) {
    throw new InputError(`to: ${say('move.noIngress', place)}`);
  }
  if (!content.running) {
    throw new ConflictError(`to: ${say('move.stopped', place)}`);
  }
}

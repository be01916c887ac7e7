import { ConflictError, InputError } from '@backstage/errors';
import type {
  MoveNamesChange,
  ReleaseContent,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import { setNames } from '../domain/content/setNames';
import { createRelease } from '../domain/Release';
import {
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
        throw new InputError(
          `${field}: ${nameOf(
            found,
          )} gives names and takes others; move them one after the other`,
        );
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
        `names: ${nameOf(taker.found)} would have more than ${MAX_NAMES} names`,
      );
    }
  }
}

function chosen(
  { found, names: has }: Mover,
  wanted: string[] = has.map(({ name }) => name),
): ReleaseName[] {
  if (wanted.length === 0) {
    throw new InputError(`names: ${nameOf(found)} has no names`);
  }
  return wanted.map(name => {
    const record = has.find(it => it.name === name);
    if (!record) {
      throw new InputError(`names: ${nameOf(found)} has no name ${name}`);
    }
    return record;
  });
}

/** @throws InputError, ConflictError where names would lead nowhere */
function assertAnswers(
  giver: ReleaseContent,
  { head, environment, ...found }: FoundInstance,
): void {
  const { content } = head;
  const name = nameOf({ head, environment, ...found });
  if (!environment.dns) {
    throw new InputError(`to: there is no DNS in ${environment.name}`);
  }
  if (giver.expose && !content.expose) {
    throw new InputError(
      `to: ${name} answers no requests from outside its cluster, as names do that lead to an Ingress`,
    );
  }
  if (!content.running) {
    throw new ConflictError(`to: ${name} is stopped; start it first`);
  }
}

function nameOf({ service, environment }: FoundInstance): string {
  return `${service.name} in ${environment.name}`;
}

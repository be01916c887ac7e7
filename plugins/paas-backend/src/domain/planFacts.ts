import type {
  ChangeKind,
  PlanFacts,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import { changedParts } from './content/contentChanges';
import type { Release } from './Release';

interface TargetLike {
  environment: string;
  service: { blueprint: string };
  head: Release | undefined;
  to: Release | undefined;
}

/** What procedures are held against, for each environment that a change touches. */
export function planFacts(
  change: {
    kind: ChangeKind;
    projectRef: string;
    targets: readonly TargetLike[];
  },
  at: Date,
): PlanFacts[] {
  const { kind, projectRef, targets } = change;
  const environments = [...new Set(targets.map(it => it.environment))];
  return environments.map(environment => {
    const own = targets.filter(it => it.environment === environment);
    const parts = own.flatMap(({ head, to }) =>
      changedParts(head?.content, to?.content),
    );
    return {
      environment,
      projectRef,
      blueprints: [...new Set(own.map(({ service }) => service.blueprint))],
      kind,
      parts: [...new Set(parts)],
      toZero: own.some(
        ({ head, to }) => hasPods(head?.content) && !hasPods(to?.content),
      ),
      instances: own.length,
      at: at.toISOString(),
    };
  });
}

function hasPods(content: ReleaseContent | undefined): boolean {
  return content !== undefined && content.running;
}

import type { Progress } from '../ui/Progress.ts';
import type { Component } from './Component.ts';

/** A component was not started because one that it needs failed. */
class NotStartedError extends Error {
  constructor(needs: string) {
    super(`needs ${needs}`);
  }
}

/** How a start goes. */
interface Start {
  /** Everything is known that the portal's configuration tells; fails if a component that is not optional does. */
  required: Promise<void>;
  /** Never fails: everything has come to an end, good or bad. */
  all: Promise<void>;
}

/**
 * Starts components side by side, each as soon as those that it needs are
 * ready. The others go on when one fails, so that one run tells everything.
 */
export function startComponents(
  components: readonly Component[],
  progress: Progress,
): Start {
  const started = new Map<string, Promise<void>>();
  for (const component of components) {
    // Components come after those that they need.
    const needed = component.needs.map(name => started.get(name));
    const { name, title, optional } = component;
    started.set(
      name,
      progress.item(
        title,
        async report => {
          await Promise.all(needed).catch(() => {
            throw new NotStartedError(component.needs.join(', '));
          });
          await component.start(report);
          await component.ready();
        },
        { optional },
      ),
    );
  }
  const required = components
    .filter(({ optional }) => !optional)
    .map(({ name }) => started.get(name));
  const configured = components
    .filter(({ isConfigured }) => isConfigured)
    .map(({ name }) => started.get(name));
  return {
    required: Promise.allSettled(configured).then(() => allOrErrors(required)),
    all: Promise.allSettled(started.values()).then(() => undefined),
  };
}

async function allOrErrors(
  starts: (Promise<void> | undefined)[],
): Promise<void> {
  const results = await Promise.allSettled(starts);
  const errors = results
    .filter(result => result.status === 'rejected')
    .map(result => result.reason as Error)
    .filter(error => !(error instanceof NotStartedError));
  if (errors.length > 0)
    throw new Error(errors.map(error => error.message).join('\n\n'));
}

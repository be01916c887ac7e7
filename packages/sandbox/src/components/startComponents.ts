import type { Progress } from '../ui/Progress.ts';
import type { Component } from './Component.ts';

/** A component was not started because one that it needs failed. */
class NotStartedError extends Error {
  constructor(needs: string) {
    super(`needs ${needs}`);
  }
}

/**
 * Starts components side by side, each as soon as those that it needs are
 * ready. The others go on when one fails, so that one run tells everything.
 */
export async function startComponents(
  components: readonly Component[],
  progress: Progress,
): Promise<void> {
  const started = new Map<string, Promise<void>>();
  for (const component of components) {
    // Components come after those that they need.
    const needed = component.needs.map(name => started.get(name));
    started.set(
      component.name,
      progress.item(component.title, async report => {
        await Promise.all(needed).catch(() => {
          throw new NotStartedError(component.needs.join(', '));
        });
        await component.start(report);
        await component.ready();
      }),
    );
  }
  const results = await Promise.allSettled(started.values());
  const errors = results
    .filter(result => result.status === 'rejected')
    .map(result => result.reason as Error)
    .filter(error => !(error instanceof NotStartedError));
  if (errors.length > 0)
    throw new Error(errors.map(error => error.message).join('\n\n'));
}

import type { z } from 'zod';
import { nameProblem } from './nameProblem';

/** A list of names that lie in the configured zones, each once. */
export function checkedNames(
  zones: readonly string[],
  names: z.ZodArray<z.ZodString>,
) {
  return names.superRefine((list, context) => {
    list.forEach((name, index) => {
      const message =
        list.indexOf(name) < index
          ? `${name} stands twice`
          : nameProblem(zones, name);
      if (message !== undefined) {
        context.addIssue({ code: 'custom', path: [index], message });
      }
    });
  });
}

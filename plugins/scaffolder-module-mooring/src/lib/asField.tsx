import { BgProvider } from '@backstage/ui';
import { QueryProvider } from '@mooring/react';
import type { ComponentType } from 'react';

/**
 * Makes a component fit to be a field: the scaffolder renders it outside of our
 * plugin's wrapper and on a white card, on which inputs would have no outline.
 */
export function asField<P extends object>(Field: ComponentType<P>) {
  return function MooringField(props: P) {
    return (
      <QueryProvider>
        <BgProvider bg="neutral-1">
          <Field {...props} />
        </BgProvider>
      </QueryProvider>
    );
  };
}

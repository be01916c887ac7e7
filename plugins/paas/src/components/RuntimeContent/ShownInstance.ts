import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { createContext } from 'react';

/** The instance whose sections are shown. */
export const ShownInstance = createContext<
  { panel: Panel; instance: InstanceView } | undefined
>(undefined);

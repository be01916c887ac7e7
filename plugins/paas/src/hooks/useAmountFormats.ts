import { useLanguage } from '@mooring/react';
import { useMemo } from 'react';
import { formatCpu, formatMemory } from '../lib/formatAmounts';

/** CPU and memory as the chosen language writes them. */
export function useAmountFormats() {
  const language = useLanguage();
  return useMemo(
    () => ({
      cpu: (millicores: number) => formatCpu(millicores, language),
      memory: (bytes: number) => formatMemory(bytes, language),
    }),
    [language],
  );
}

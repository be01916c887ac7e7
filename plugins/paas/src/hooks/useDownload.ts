import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef, saveText, type PaasApi } from '@mooring/react';
import { useMutation } from '@tanstack/react-query';

/** A file that the backend makes. */
export interface Download {
  /** Stands before the day in its name. */
  name: string;
  format: 'csv' | 'jsonl' | 'json';
  read: (paasApi: PaasApi) => Promise<string>;
}

const TYPES = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  json: 'application/json',
};

/** Gives the browser a file. */
export function useDownload() {
  const paasApi = useApi(paasApiRef);
  return useMutation({
    mutationFn: async ({ name, format, read }: Download) =>
      saveText(
        `${name}-${new Date().toISOString().slice(0, 10)}.${format}`,
        await read(paasApi),
        TYPES[format],
      ),
  });
}

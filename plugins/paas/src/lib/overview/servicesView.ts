import {
  statusWordSchema,
  type StatusWord,
} from '@mooring/backstage-plugin-paas-common';
import type { VirtualTableSort } from '@mooring/react';

/** Which services are shown, and how. All of it stands in the URL. */
export interface ServicesView {
  search: string;
  /** Only those that the reader owns. */
  mine: boolean;
  projectRef?: string;
  ownerRef?: string;
  environment?: string;
  /** `attention`: whatever somebody should look at. */
  status?: StatusWord | 'attention';
  /** Without one: own services first, then by how much they need attention. */
  sort?: VirtualTableSort;
  /** Under headings, one for each project. */
  grouped: boolean;
}

/** Reads a view from a query string; what makes no sense is left out. */
export function parseServicesView(params: URLSearchParams): ServicesView {
  const sort = params.get('sort') ?? '';
  const column = sort.replace(/^-/, '');
  return {
    search: params.get('q') ?? '',
    mine: params.get('owned') === 'me',
    projectRef: params.get('project') || undefined,
    ownerRef: params.get('owner') || undefined,
    environment: params.get('environment') || undefined,
    status: parseStatus(params.get('status')),
    sort: column ? { column, descending: sort.startsWith('-') } : undefined,
    grouped: params.get('group') === 'project',
  };
}

/** The query string of a view, without what is the default anyway. */
export function writeServicesView(view: ServicesView): URLSearchParams {
  const { sort } = view;
  const entries: [string, string | false | undefined][] = [
    ['q', view.search],
    ['owned', view.mine && 'me'],
    ['project', view.projectRef],
    ['owner', view.ownerRef],
    ['environment', view.environment],
    ['status', view.status],
    ['sort', sort && `${sort.descending ? '-' : ''}${sort.column}`],
    ['group', view.grouped && 'project'],
  ];
  return new URLSearchParams(
    entries.flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}

/** Whether a view leaves services out. */
export function isFiltered(view: ServicesView): boolean {
  const { search, mine, projectRef, ownerRef, environment, status } = view;
  return Boolean(
    search || mine || projectRef || ownerRef || environment || status,
  );
}

/** How a column is sorted by after its heading was pressed: up, down, not at all. */
export function nextSort(
  sort: VirtualTableSort | undefined,
  column: string,
): VirtualTableSort | undefined {
  if (sort?.column !== column) {
    return { column, descending: false };
  }
  return sort.descending ? undefined : { column, descending: true };
}

function parseStatus(text: string | null): ServicesView['status'] {
  return text === 'attention'
    ? text
    : statusWordSchema.safeParse(text ?? undefined).data;
}

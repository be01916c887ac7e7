import type {
  ProjectService,
  StatusWord,
} from '@mooring/backstage-plugin-paas-common';

/** What needs somebody comes first; what runs as it should, last. */
const ORDER: readonly StatusWord[] = [
  'Failed',
  'Degraded',
  'Unknown',
  'Deploying',
  'Waiting',
  'Stopped',
  'Running',
];

/** The worst of its instances decides where a service stands, then its name. */
export function sortServices(
  services: readonly ProjectService[],
): ProjectService[] {
  const rank = ({ instances }: ProjectService) =>
    Math.min(
      ...instances.map(({ status }) => ORDER.indexOf(status)),
      ORDER.length,
    );
  return [...services].sort(
    (a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1),
  );
}

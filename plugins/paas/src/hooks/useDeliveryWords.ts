import type { Delivery } from '@mooring/backstage-plugin-paas-common';
import { useLanguage, useMooringFormats } from '@mooring/react';

/** The figures of a delivery as people read them; a dash where there is nothing to measure. */
export function useDeliveryWords() {
  const { duration, percent } = useMooringFormats();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const seconds = (value: number | undefined) =>
    value === undefined ? '—' : duration(value * 1000);
  return {
    perDay: ({ perDay }: Delivery) => number.format(perDay),
    failureRate: ({ failureRate }: Delivery) =>
      failureRate === undefined ? '—' : percent(failureRate),
    seconds,
  };
}

import type {
  Configuration,
  Size,
} from '@mooring/backstage-plugin-paas-common';

/** What a size that is given in figures is called. */
export const CUSTOM = 'custom';

/** A quantity as Kubernetes writes it: `250m`, `1.5`, `512Mi`. */
const QUANTITY = /^\d+(\.\d+)?(m|k|Ki|Mi|Gi|Ti|M|G|T)?$/;

/** The size of a replica as it stands in the form. */
export interface SizeForm {
  /** One of the blueprint's, or {@link CUSTOM}. */
  name: string;
  /** What stands in the fields of a custom one. */
  cpuRequest: string;
  cpuLimit: string;
  memoryRequest: string;
  memoryLimit: string;
}

/** The form as it is before anything is changed. */
export function sizeFormOf({ size, sizes }: Configuration): SizeForm {
  const start = size ?? sizes[0];
  return {
    name: size?.name ?? '',
    ...figuresOf(start),
  };
}

/** Figures to begin a custom size with. */
export function figuresOf(size: Size | undefined): Omit<SizeForm, 'name'> {
  const { requests, limits } = size?.resources ?? {};
  return {
    cpuRequest: requests?.cpu ?? '',
    cpuLimit: limits?.cpu ?? '',
    memoryRequest: requests?.memory ?? '',
    memoryLimit: limits?.memory ?? '',
  };
}

/** Whether a text is a quantity; an empty one only where none is needed. */
export function isQuantity(text: string, isOptional: boolean): boolean {
  return text.trim() === '' ? isOptional : QUANTITY.test(text.trim());
}

/** Whether all figures that count are quantities. */
export function isSizeValid(form: SizeForm): boolean {
  return (
    form.name !== CUSTOM ||
    (isQuantity(form.cpuRequest, false) &&
      isQuantity(form.cpuLimit, true) &&
      isQuantity(form.memoryRequest, false) &&
      isQuantity(form.memoryLimit, false))
  );
}

/** What is asked for; undefined: the size that there is. */
export function wantedSize(form: SizeForm, start: SizeForm) {
  if (JSON.stringify(form) === JSON.stringify(start)) {
    return undefined;
  }
  if (form.name !== CUSTOM) {
    return form.name === start.name ? undefined : form.name;
  }
  const cpuLimit = form.cpuLimit.trim();
  return {
    requests: {
      cpu: form.cpuRequest.trim(),
      memory: form.memoryRequest.trim(),
    },
    limits: {
      ...(cpuLimit !== '' && { cpu: cpuLimit }),
      memory: form.memoryLimit.trim(),
    },
  };
}

import type {
  Change,
  InstanceInside,
  InstancePlace,
} from '@mooring/backstage-plugin-paas-common';

/** Bounds of an autoscaler as they stand in fields. */
export interface AutoscalerForm {
  min: string;
  max: string;
  cpuPercent: string;
}

/** What scaling begins with. */
export interface Bounds {
  mode: 'fixed' | 'auto';
  replicas: number;
  auto: AutoscalerForm;
  /** What the policy allows. */
  max: number;
}

/** Why there is nothing to plan; the rest of a key of words. */
export type ScaleIssue =
  | 'replicasRange'
  | 'replicasSame'
  | 'autoRange'
  | 'autoOrder'
  | 'autoSame';

/** What a form of scaling comes to. */
export interface ScaleState {
  change?: Change;
  issue?: ScaleIssue;
}

/** Most services are fine with it, and it leaves room until new pods are ready. */
const USUAL_CPU_PERCENT = 70;

/** How an instance is scaled now. */
export function boundsOf(inside: InstanceInside): Bounds {
  const { scaling, autoscaler, wanted } = inside;
  const replicas = scaling?.mode === 'fixed' ? scaling.replicas : wanted;
  const max = inside.maxReplicas ?? Math.max(replicas, 1);
  const auto =
    scaling?.mode === 'auto'
      ? scaling
      : {
          min: replicas,
          max: Math.min(replicas * 2, max),
          cpuPercent: USUAL_CPU_PERCENT,
        };
  return {
    mode: scaling?.mode ?? (autoscaler ? 'auto' : 'fixed'),
    replicas,
    auto: {
      min: String(auto.min),
      max: String(auto.max),
      cpuPercent: String(auto.cpuPercent),
    },
    max,
  };
}

/** A whole number within bounds; undefined for anything else. */
export function parseWhole(
  text: string,
  bounds: { min: number; max: number },
): number | undefined {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= bounds.min && value <= bounds.max ? value : undefined;
}

/** The change that a form asks for, or why there is none. */
export function scaleStateOf(
  place: InstancePlace,
  start: Bounds,
  form: {
    mode: Bounds['mode'];
    replicas: number | undefined;
    auto: AutoscalerForm;
  },
): ScaleState {
  if (form.mode === 'auto') {
    return autoscaleStateOf(place, start, form.auto);
  }
  if (start.mode === 'auto') {
    return { change: { kind: 'autoscale', ...place, autoscaler: null } };
  }
  if (form.replicas === undefined) {
    return { issue: 'replicasRange' };
  }
  return form.replicas === start.replicas
    ? { issue: 'replicasSame' }
    : { change: { kind: 'scale', ...place, replicas: form.replicas } };
}

function autoscaleStateOf(
  place: InstancePlace,
  start: Bounds,
  form: AutoscalerForm,
): ScaleState {
  const min = parseWhole(form.min, { min: 1, max: start.max });
  const max = parseWhole(form.max, { min: 1, max: start.max });
  const cpuPercent = parseWhole(form.cpuPercent, { min: 10, max: 100 });
  if (min === undefined || max === undefined || cpuPercent === undefined) {
    return { issue: 'autoRange' };
  }
  if (min > max) {
    return { issue: 'autoOrder' };
  }
  const isSame =
    start.mode === 'auto' &&
    JSON.stringify(form) === JSON.stringify(start.auto);
  return isSame
    ? { issue: 'autoSame' }
    : {
        change: {
          kind: 'autoscale',
          ...place,
          autoscaler: { min, max, cpuPercent },
        },
      };
}

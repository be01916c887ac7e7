import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ProcedureCondition } from '@mooring/backstage-plugin-paas-common';
import {
  useContentWords,
  useEnvironments,
  useLanguage,
  useMooringFormats,
} from '@mooring/react';
import { refName } from '../lib/refName';
import { paasTranslationRef } from '../translation/paasTranslationRef';
import { policiesTranslationRef } from '../translation/policies/policiesTranslationRef';

/** A Monday; ISO days of the week begin there. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** The short names of the days of the week, Monday first. */
export function useWeekdays(): string[] {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return Array.from({ length: 7 }, (_, index) =>
    format.format(MONDAY + index * DAY_MS),
  );
}

/** What a condition asks for, each in a few words; empty: it always holds. */
export function useConditionWords() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const { partOf } = useContentWords();
  const { list } = useMooringFormats();
  const weekdays = useWeekdays();
  return (condition: ProcedureCondition): string[] => {
    const { toZero, moreInstancesThan, outside } = condition;
    const words = (values: readonly string[], say: (value: string) => string) =>
      values.length === 0 ? undefined : list(values.map(say));
    const kinds = words(condition.kinds, kind =>
      t(`services.change.${kind as (typeof condition.kinds)[number]}`),
    );
    const environments = words(condition.environments, titleOf);
    const projects = words(condition.projects, refName);
    const blueprints = words(condition.blueprints, name => name);
    const parts = words(condition.parts, part =>
      partOf(part as (typeof condition.parts)[number]),
    );
    const texts: (string | false | undefined)[] = [
      kinds && tPolicies('policies.when.kinds', { kinds }),
      environments && tPolicies('policies.when.environments', { environments }),
      projects && tPolicies('policies.when.projects', { projects }),
      blueprints && tPolicies('policies.when.blueprints', { blueprints }),
      parts && tPolicies('policies.when.parts', { parts }),
      toZero !== undefined &&
        tPolicies(toZero ? 'policies.when.toZero' : 'policies.when.notToZero'),
      moreInstancesThan !== undefined &&
        tPolicies('policies.when.moreThan', {
          limit: String(moreInstancesThan),
        }),
      outside &&
        tPolicies('policies.when.outside', {
          days: list(outside.days.map(day => weekdays[day - 1] ?? '')),
          from: outside.from,
          until: outside.until,
          timeZone: outside.timeZone,
        }),
    ];
    return texts.filter(text => typeof text === 'string');
  };
}

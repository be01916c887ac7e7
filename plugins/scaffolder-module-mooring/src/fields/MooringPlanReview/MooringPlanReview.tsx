import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import {
  ErrorNote,
  PlanView,
  PreflightChecks,
  paasApiRef,
} from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { blueprintOption } from '../../lib/blueprintOption';
import { toCreateChange } from '../../lib/FormValues';
import { formTranslationRef } from '../../translation/formTranslationRef';
import type { schema } from './schema';

/** Shows the plan of what was filled in; its hash goes along with the form. */
export function MooringPlanReview(props: typeof schema.TProps) {
  const { formData, onChange, formContext, uiSchema } = props;
  const { t } = useTranslationRef(formTranslationRef);
  const paasApi = useApi(paasApiRef);
  const change = toCreateChange(
    formContext?.formData ?? {},
    blueprintOption(uiSchema),
  );
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['paas', 'review', JSON.stringify(change)],
    queryFn: () => paasApi.preview(change!),
    enabled: change !== undefined,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

  // The form keeps the hash of an earlier visit until this page has its own plan.
  const planHash = isFetching || error ? undefined : data?.hash;
  const stored = formData?.planHash;
  const store = useRef(onChange);
  store.current = onChange;
  useEffect(() => {
    if (stored !== planHash) {
      store.current(planHash === undefined ? {} : { planHash });
    }
  }, [stored, planHash]);

  if (error) {
    return (
      <ErrorNote
        title={t('plan.error')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Text as="p">{t('plan.description')}</Text>
      <div role="status">
        {isFetching && (
          <>
            <VisuallyHidden>{t('plan.planning')}</VisuallyHidden>
            <Skeleton width="100%" height={160} />
          </>
        )}
      </div>
      {data && !isFetching && (
        <>
          <PreflightChecks checks={data.preflight} />
          <PlanView plan={data} />
        </>
      )}
    </Flex>
  );
}

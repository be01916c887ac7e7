import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Webhook } from '@mooring/backstage-plugin-paas-common';
import {
  mooringTranslationRef,
  useEnvironments,
  useMooringFormats,
} from '@mooring/react';
import { refName } from '../../lib/refName';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import styles from './WebhooksPage.module.css';

/** Props of {@link WebhookFilters}. */
export interface WebhookFiltersProps {
  webhook: Webhook;
}

/** What a webhook is told of, in a few words. */
export function WebhookFilters(props: WebhookFiltersProps) {
  const { projects, environments, states } = props.webhook;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const { t: tMooring } = useTranslationRef(mooringTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const filters = [
    projects.map(refName),
    environments.map(titleOf),
    states.map(state => tMooring(`operation.${state}`)),
  ].filter(({ length }) => length > 0);
  return filters.length === 0 ? (
    <>{t('webhooks.everything')}</>
  ) : (
    <ul className={styles.filters}>
      {filters.map(names => (
        <li key={names[0]}>{list(names)}</li>
      ))}
    </ul>
  );
}

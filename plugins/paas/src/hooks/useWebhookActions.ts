import { useApi } from '@backstage/frontend-plugin-api';
import type {
  WebhookChange,
  WebhookCreate,
} from '@mooring/backstage-plugin-paas-common';
import { paasApiRef, type PaasApi } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

type Client = PaasApi['webhooks'];

/** What operators do with webhooks; the lists are read anew after each. */
export function useWebhookActions() {
  return {
    create: useAction((webhooks, webhook: WebhookCreate) =>
      webhooks.create(webhook),
    ),
    change: useAction(
      (webhooks, { id, ...webhook }: WebhookChange & { id: string }) =>
        webhooks.change(id, webhook),
    ),
    remove: useAction((webhooks, id: string) => webhooks.delete(id)),
    test: useAction((webhooks, id: string) => webhooks.test(id)),
    redeliver: useAction(
      (webhooks, message: { webhook: string; delivery: string }) =>
        webhooks.redeliver(message.webhook, message.delivery),
    ),
  };
}

function useAction<T, R>(act: (webhooks: Client, variables: T) => Promise<R>) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (variables: T) => act(paasApi.webhooks, variables),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'webhooks'] }),
  });
}

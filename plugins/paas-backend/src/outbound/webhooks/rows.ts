import type {
  DeliveryFailure,
  OperationState,
  WebhookDelivery,
  WebhookFormat,
} from '@mooring/backstage-plugin-paas-common';

/** Row of `webhook_targets`. */
export interface TargetRow {
  id: string;
  name: string;
  url_sealed: string;
  shown_url: string;
  format: WebhookFormat;
  language: 'en' | 'zh';
  secret_sealed: string | null;
  projects: string[];
  environments: string[];
  states: OperationState[];
  enabled: boolean;
  failures: number;
  retry_at: Date | null;
  created_by: string;
  created_at: Date;
  updated_at: Date;
}

/** Row of `webhook_deliveries`. */
export interface DeliveryRow {
  /** A bigint, which the driver gives as text; so is `change_id`. */
  seq: string;
  id: string;
  target_id: string;
  change_id: string | null;
  state: WebhookDelivery['state'];
  attempts: number;
  status: number | null;
  failure: DeliveryFailure | null;
  created_at: Date;
  queued_at: Date;
  next_at: Date;
  attempted_at: Date | null;
  ended_at: Date | null;
}

import type { WebhookFormat } from '@mooring/backstage-plugin-paas-common';
import { dingtalkFormat } from './dingtalkFormat';
import { feishuFormat } from './feishuFormat';
import { jsonFormat } from './jsonFormat';
import { slackFormat } from './slackFormat';
import type { WebhookFormatter } from './types';
import { wecomFormat } from './wecomFormat';

/** All formats by name. */
export const webhookFormats: Record<WebhookFormat, WebhookFormatter> = {
  json: jsonFormat,
  slack: slackFormat,
  dingtalk: dingtalkFormat,
  feishu: feishuFormat,
  wecom: wecomFormat,
};

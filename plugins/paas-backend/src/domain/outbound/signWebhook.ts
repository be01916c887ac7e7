import { createHmac } from 'node:crypto';

/** The value of `x-mooring-signature`: `t=<seconds>,v1=<hex HMAC-SHA-256 of "t.body">`. */
export function signWebhook(
  body: string,
  secret: string,
  seconds: number,
): string {
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`);
  return `t=${seconds},v1=${hmac.digest('hex')}`;
}

/** The scheme that DingTalk and Feishu share: what is a key to one is the text to the other. */
export function signRobot(options: { key: string; text: string }): string {
  return createHmac('sha256', options.key)
    .update(options.text)
    .digest('base64');
}

import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** The person, or the plugin that asks by itself, and what acts for the person. */
export function callerOf(credentials: BackstageCredentials): {
  ref: string;
  via: string | undefined;
} {
  const principal = credentials.principal as {
    userEntityRef?: string;
    subject?: string;
    actor?: { subject: string };
  };
  return {
    ref: principal.userEntityRef ?? principal.subject ?? 'unknown',
    via: principal.actor?.subject,
  };
}

import type { RootConfigService } from '@backstage/backend-plugin-api';
import ipaddr from 'ipaddr.js';
import type { Network } from './isAddressAllowed';

/**
 * Networks that may be connected to although they look like the portal's own.
 *
 * @throws Error that names the entry which is no network
 */
export function readAllowedNetworks(
  config: RootConfigService,
  key: string,
): Network[] {
  return (config.getOptionalStringArray(key) ?? []).map(text => {
    if (!ipaddr.isValidCIDR(text)) {
      throw new Error(
        `Configuration ${key}: '${text}' is no network such as 10.0.0.0/8`,
      );
    }
    return ipaddr.parseCIDR(text);
  });
}

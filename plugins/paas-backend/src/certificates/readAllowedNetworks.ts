import type { RootConfigService } from '@backstage/backend-plugin-api';
import ipaddr from 'ipaddr.js';
import type { Network } from './isAddressAllowed';

const KEY = 'mooring.certificates.allowedNetworks';

/**
 * Networks that may be connected to although they look like the portal's own.
 *
 * @throws Error that names the entry which is no network
 */
export function readAllowedNetworks(config: RootConfigService): Network[] {
  return (config.getOptionalStringArray(KEY) ?? []).map(text => {
    if (!ipaddr.isValidCIDR(text)) {
      throw new Error(
        `Configuration ${KEY}: '${text}' is no network such as 10.0.0.0/8`,
      );
    }
    return ipaddr.parseCIDR(text);
  });
}

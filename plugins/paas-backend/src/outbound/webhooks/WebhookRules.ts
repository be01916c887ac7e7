import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import { isAddressAllowed, PUBLIC } from '../../certificates/isAddressAllowed';
import { readAllowedNetworks } from '../../certificates/readAllowedNetworks';
import {
  HOST_PATTERN,
  isHostAllowed,
} from '../../domain/outbound/isHostAllowed';

const KEY = 'mooring.webhooks';

/** Where messages may be sent, by `mooring.webhooks`. */
export class WebhookRules {
  private constructor(
    readonly allow: readonly string[],
    private readonly networks: ReturnType<typeof readAllowedNetworks>,
  ) {}

  /** @throws Error that names the entry which is wrong */
  static fromConfig(config: RootConfigService): WebhookRules {
    const allow = config.getOptionalStringArray(`${KEY}.allow`) ?? [];
    for (const pattern of allow) {
      if (!HOST_PATTERN.test(pattern.toLowerCase())) {
        throw new Error(
          `Configuration ${KEY}.allow: '${pattern}' is neither a host such as hooks.example.com or *.example.com, nor one with a port`,
        );
      }
    }
    return new WebhookRules(
      allow,
      readAllowedNetworks(config, `${KEY}.allowedNetworks`),
    );
  }

  /**
   * An address that somebody typed.
   *
   * @throws InputError that says what is wrong with it
   */
  parseUrl(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      throw new InputError(`url: ${say('webhook.scheme')}`);
    }
    if (url.username !== '' || url.password !== '') {
      throw new InputError(`url: ${say('webhook.password')}`);
    }
    if (url.hash !== '') {
      throw new InputError(`url: ${say('webhook.fragment')}`);
    }
    if (!this.isHostAllowed(url)) {
      throw new InputError(
        `url: ${say('webhook.host', { host: url.host, key: `${KEY}.allow` })}`,
      );
    }
    return url;
  }

  isHostAllowed(url: URL): boolean {
    return isHostAllowed(url, this.allow);
  }

  /** Whether a name may stand for this address. */
  isAddressAllowed(address: string): boolean {
    return isAddressAllowed(address, this.networks, PUBLIC);
  }
}

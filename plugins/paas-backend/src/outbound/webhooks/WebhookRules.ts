import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
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
      throw new InputError('url: must begin with https:// or http://');
    }
    if (url.username !== '' || url.password !== '') {
      throw new InputError('url: leave user and password out of it');
    }
    if (url.hash !== '') {
      throw new InputError('url: leave out what follows #; it is never sent');
    }
    if (!this.isHostAllowed(url)) {
      throw new InputError(
        `url: ${url.host} is not in ${KEY}.allow; whoever runs the portal can add it`,
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

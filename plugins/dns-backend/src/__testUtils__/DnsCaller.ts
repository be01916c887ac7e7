import {
  mockCredentials,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { DnsRecord } from '@mooring/backstage-plugin-dns-common';
import request, { type Test } from 'supertest';

/** Calls the plugin as another plugin's backend does. */
export class DnsCaller {
  readonly #backend: TestBackend;

  constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  claim(owner: string, label: string, names: string[]): Test {
    return this.#as(
      request(this.#backend.server).put(`/api/dns/owners/${owner}/claims`),
    ).send({ label, names });
  }

  claimOfMany(owners: Record<string, string[]>): Test {
    return this.#as(request(this.#backend.server).put('/api/dns/claims')).send({
      owners: Object.entries(owners).map(([owner, names]) => ({
        owner,
        label: `default/shop/${owner.slice(0, 8)}/dev`,
        names,
      })),
    });
  }

  claims(owner: string): Test {
    return this.#as(
      request(this.#backend.server).get(`/api/dns/owners/${owner}/claims`),
    );
  }

  availability(names: string[], owner?: string): Test {
    return this.#post('/availability', { names, owner });
  }

  preview(owners: Record<string, DnsRecord[]>): Test {
    return this.#post('/preview', batch(owners));
  }

  publish(owners: Record<string, DnsRecord[]>): Test {
    return this.#post('/publish', batch(owners));
  }

  names(...names: string[]): Test {
    const search = new URLSearchParams(names.map(name => ['name', name]));
    return this.#as(
      request(this.#backend.server).get(`/api/dns/names?${search}`),
    );
  }

  #post(path: string, body: object): Test {
    return this.#as(request(this.#backend.server).post(`/api/dns${path}`)).send(
      body,
    );
  }

  #as(test: Test): Test {
    return test.set('authorization', mockCredentials.service.header());
  }
}

function batch(owners: Record<string, DnsRecord[]>) {
  return {
    owners: Object.entries(owners).map(([owner, records]) => ({
      owner,
      records,
    })),
  };
}

/** An A record. */
export function a(name: string, ...values: string[]): DnsRecord {
  return { name, type: 'A', ttl: 60, values };
}

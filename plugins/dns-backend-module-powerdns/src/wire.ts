import {
  DnsUnavailableError,
  type ServerRecord,
  type ServerRecordChange,
} from '@mooring/backstage-plugin-dns-node';
import { z } from 'zod';

const zoneSchema = z.object({
  rrsets: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      ttl: z.number(),
      records: z.array(z.object({ content: z.string() })),
    }),
  ),
});

/** The record sets in the API's answer for a zone. */
export function parseZone(body: string): ServerRecord[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new DnsUnavailableError('answers something other than JSON');
  }
  const zone = zoneSchema.safeParse(json);
  if (!zone.success) {
    throw new DnsUnavailableError('answers something other than a zone');
  }
  return zone.data.rrsets.map(({ name, type, ttl, records }) => ({
    name: withoutDot(name).toLowerCase(),
    type,
    ttl,
    values: records.map(({ content }) =>
      type === 'CNAME' ? withoutDot(content) : content,
    ),
  }));
}

/** The body of the PATCH that carries out changes. */
export function toPatch(changes: ServerRecordChange[]): unknown {
  return {
    rrsets: changes.map(({ name, type, ttl, values }) =>
      values.length === 0
        ? { name: `${name}.`, type, changetype: 'DELETE' }
        : {
            name: `${name}.`,
            type,
            ttl,
            changetype: 'REPLACE',
            records: values.map(value => ({
              content: type === 'CNAME' ? `${value}.` : value,
              disabled: false,
            })),
          },
    ),
  };
}

function withoutDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

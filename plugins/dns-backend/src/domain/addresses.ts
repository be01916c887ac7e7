import { BlockList, SocketAddress, isIPv4, isIPv6 } from 'node:net';

const unusable = new BlockList();
// Unspecified, loopback, link-local, multicast and reserved: nobody can be
// served there from elsewhere. Source: RFC 6890.
unusable.addSubnet('0.0.0.0', 8, 'ipv4');
unusable.addSubnet('127.0.0.0', 8, 'ipv4');
unusable.addSubnet('169.254.0.0', 16, 'ipv4');
unusable.addSubnet('224.0.0.0', 3, 'ipv4');
unusable.addSubnet('::', 96, 'ipv6');
unusable.addSubnet('fe80::', 10, 'ipv6');
unusable.addSubnet('ff00::', 8, 'ipv6');

/** Why an address cannot stand in a record; undefined if it can. */
export function addressProblem(
  type: 'A' | 'AAAA',
  value: string,
): string | undefined {
  // Octal and shortened forms are no addresses to node:net; zone ids are.
  const valid =
    type === 'A' ? isIPv4(value) : isIPv6(value) && !value.includes('%');
  if (!valid) {
    return `'${value}' is not an IPv${type === 'A' ? 4 : 6} address`;
  }
  // An IPv4 address in IPv6 clothes is checked by its own type, as A. A rule for
  // them in the list would match every plain IPv4 address as well.
  const mapped = /^::ffff:/.test(canonicalAddress(type, value));
  return mapped || unusable.check(value, type === 'A' ? 'ipv4' : 'ipv6')
    ? `${value} is an unspecified, loopback, link-local, multicast, mapped or reserved address`
    : undefined;
}

/** An address as DNS servers write it, so that equal ones are equal texts. */
export function canonicalAddress(type: 'A' | 'AAAA', value: string): string {
  return type === 'A'
    ? value
    : new SocketAddress({ address: value, family: 'ipv6' }).address;
}

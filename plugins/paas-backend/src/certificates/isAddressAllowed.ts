import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network as an address and the length of its prefix. */
export type Network = [Address, number];

/** Where an ingress controller may well be; everything else is special. */
const USUAL: ReadonlySet<string> = new Set([
  ...['unicast', 'private', 'uniqueLocal', 'carrierGradeNat'],
]);

/** What is nobody's private network. */
export const PUBLIC: ReadonlySet<string> = new Set(['unicast']);

/** Where clouds hand out credentials to whoever asks, and which look usual. */
const METADATA = [
  '100.100.100.200/32',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
].map(text => ipaddr.parseCIDR(text));

/**
 * Whether the portal may connect to an address that somebody else named. Anything
 * that leads back to the portal's own machine or to its network's services is
 * refused, in whatever notation, unless an operator allows the network.
 *
 * @param usual - the kinds of addresses that need no such permission; those where
 *   an ingress controller may be if left out
 */
export function isAddressAllowed(
  text: string,
  allowed: readonly Network[],
  usual: ReadonlySet<string> = USUAL,
): boolean {
  if (!ipaddr.isValid(text)) {
    return false;
  }
  // An IPv4 address that is written as IPv6 is what it is.
  const address = ipaddr.process(text);
  if (isInAny(address, allowed)) {
    return true;
  }
  return usual.has(address.range()) && !isInAny(address, METADATA);
}

function isInAny(address: Address, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, bits]) =>
      network.kind() === address.kind() && address.match(network, bits),
  );
}

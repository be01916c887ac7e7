import ipaddr from 'ipaddr.js';
import { isAddressAllowed, PUBLIC } from './isAddressAllowed';

const lab = ['127.8.0.0/16', 'fe80::/10'].map(text => ipaddr.parseCIDR(text));

describe('isAddressAllowed', () => {
  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '8.8.8.8',
    '100.64.0.9',
    '2001:4860:4860::8888',
    'fd12:3456::1',
    '::ffff:10.0.0.1',
  ])('lets the portal ask %s', address => {
    expect(isAddressAllowed(address, [])).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback elsewhere in its network', '127.1.2.3'],
    ['loopback in six words', '::1'],
    ['loopback in disguise', '::ffff:127.0.0.1'],
    ['loopback in disguise, in hexadecimal', '::ffff:7f00:1'],
    ['loopback as a number', '2130706433'],
    ['loopback in octal', '0177.0.0.1'],
    ['loopback in short', '127.1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified in six words', '::'],
    ['this network', '0.1.2.3'],
    ['metadata', '169.254.169.254'],
    ['metadata in disguise', '::ffff:169.254.169.254'],
    ['metadata among shared addresses', '100.100.100.200'],
    ['metadata among private addresses', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['multicast', '224.0.0.1'],
    ['multicast in six words', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['translated', '64:ff9b::7f00:1'],
    ['tunnelled', '2002:7f00:1::'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('refuses %s: %s', (_what, address) => {
    expect(isAddressAllowed(address, [])).toBe(false);
  });

  it.each([
    ...['10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.9'],
    ...['fd12:3456::1', '::ffff:10.0.0.1', '127.0.0.1', 'fe80::1'],
  ])('takes %s for nothing public', address => {
    expect(isAddressAllowed(address, [], PUBLIC)).toBe(false);
    expect(isAddressAllowed('8.8.8.8', [], PUBLIC)).toBe(true);
  });

  it.each([
    ['127.8.0.1', true],
    ['::ffff:127.8.0.1', true],
    ['fe80::1', true],
    ['127.9.0.1', false],
    ['10.0.0.1', true],
  ])('where networks are allowed: %s %s', (address, expected) => {
    expect(isAddressAllowed(address, lab)).toBe(expected);
  });
});

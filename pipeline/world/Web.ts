/** The one file that knows the network: answers of web servers, handed in where a command may ask them. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

export interface Web {
  readonly fetch: typeof fetch;
  /** The IP addresses of a host; throws the system's error. */
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
}

export const localWeb: Web = {
  fetch: (...request) => fetch(...request),
  addressesOf: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
};

/** Of this machine, of private networks, and those that lead to no single host (RFC 6890). */
const OWN: readonly (readonly [net: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const own = new BlockList();
for (const [net, prefix] of OWN) own.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');

/** Whether an IP address is that of this machine or of a private network; IPv4 written as IPv6 is seen through. */
export function isOwnAddress(ip: string): boolean {
  return own.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

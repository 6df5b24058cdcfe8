/** The one file that knows the network: answers of web servers, handed in where a command may ask them. */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface WebAnswer {
  readonly status: number;
  readonly statusText: string;
  /** By its name in small letters. */
  readonly header: (name: string) => string | undefined;
  /** Unpacked as it comes. Who does not read it to its end destroys it. */
  readonly body: Readable;
}

export interface Web {
  /**
   * Asks for a URL at the IP addresses given, and at no other, whatever its host's name leads to by now; follows no redirect.
   * Throws the system's error.
   */
  readonly ask: (url: URL, addresses: readonly string[], signal: AbortSignal) => Promise<WebAnswer>;
  /** The IP addresses of a host; throws the system's error. */
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
}

export const localWeb: Web = {
  ask: (url, addresses, signal) =>
    new Promise((resolve, reject) => {
      const request = url.protocol === 'https:' ? requestHttps : requestHttp;
      const headers = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'briefing' };
      const options = { agent: false, headers, lookup: answering(addresses), signal };
      request(url, options, (message) => resolve(answerOf(message)))
        .on('error', reject)
        .end();
    }),
  addressesOf: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
};

/** A look-up that knows its answer. */
function answering(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first = { address: '', family: 4 }] = found;
  return (_, { all }, answer) => {
    if (all === true) answer(null, found);
    else answer(null, first.address, first.family);
  };
}

const UNPACKERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

function answerOf(message: IncomingMessage): WebAnswer {
  const header = (name: string) => [message.headers[name] ?? []].flat().at(0);
  const unpacker = UNPACKERS.get(header('content-encoding')?.toLowerCase() ?? '')?.();
  // An error of either becomes one of the whole, which its reader is given.
  const body = unpacker === undefined ? message : pipeline(message, unpacker, () => {});
  return { status: message.statusCode ?? 0, statusText: message.statusMessage ?? '', header, body };
}

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
  ['fec0::', 10],
  ['ff00::', 8],
];

const own = new BlockList();
for (const [net, prefix] of OWN) {
  if (net.includes(':')) own.addSubnet(net, prefix, 'ipv6');
  else {
    own.addSubnet(net, prefix, 'ipv4');
    own.addSubnet(`::${net}`, 96 + prefix, 'ipv6');
    own.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6');
    const [a = '', b = '', c = '', d = ''] = net
      .split('.')
      .map((part) => Number(part).toString(16).padStart(2, '0'));
    own.addSubnet(`2002:${a}${b}:${c}${d}::`, 16 + prefix, 'ipv6');
  }
}

/**
 * Whether an IP address is that of this machine or of a private network; IPv4 within IPv6 (mapped, compatible, NAT64, 6to4) is
 * seen through.
 */
export function isOwnAddress(ip: string): boolean {
  return own.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

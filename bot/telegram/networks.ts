// Networks that may call the webhook, in CIDR notation; a bare address is a network of one.
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where Telegram's webhooks come from, as it publishes. */
export const telegramNetworks = ['149.154.160.0/20', '91.108.4.0/22'] as const;

export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
  );
}

/** Whether an address lies in one of the networks. */
export function allows(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const six = isIPv6(address);
    list.addSubnet(address, Number(bits ?? (six ? 128 : 32)), six ? 'ipv6' : 'ipv4');
  }
  return (address) => {
    // IPv4 as a socket of both families shows it.
    const plain = address.replace(/^::ffff:/, '');
    return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}

import ipaddr from 'ipaddr.js'

const privateRanges = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'])

/** Cloud metadata and control services that do not lie in the link-local range: Azure, Alibaba, AWS. */
const metadata = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2::254'])

/** The only block that IANA gives out as global unicast; `ipaddr.js` also calls unassigned space such as 5f00::/16 unicast. */
const globalUnicast6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether a connection to an IP address may be made. Link-local (metadata services), multicast and reserved ones never are. */
export function isReachable(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (metadata.has(parsed.toString())) return false
  const range = parsed.range()
  if (privateRanges.has(range)) return allowPrivate
  return range === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast6))
}

import { addressKey } from '../../evidence/report-citations/address.ts'
import { reportCitations } from '../../evidence/report-citations/report-citations.ts'
import { fold } from '../../text/fold.ts'
import type { Subject } from '../report.ts'

/** Places of a report that cite what its task forbids: by an address, by a number of its list, or by the title. */
export function blockedPlaces({ task: { blocked = [] }, report: { report }, cut }: Subject): ReadonlySet<string> {
  if (blocked.length === 0) return new Set()
  const isAddress = (one: string) => /^https?:/i.test(one)
  const addresses = new Set(blocked.filter(isAddress).map(addressKey))
  const titles = blocked.filter(one => !isAddress(one)).map(one => fold(one).text.trim())
  const parsed = reportCitations(report)
  const lines = parsed.citations.flatMap(({ references, start }) =>
    references.some(({ url }) => url !== undefined && addresses.has(addressKey(url))) ? [lineAt(report, start)] : [],
  )
  const forbidden = cut.places.filter(({ text, folded }) => {
    const names = titles.some(title => title.length >= MIN_TITLE && folded.includes(title))
    return names || lines.some(line => text.includes(line) || (text.length > 0 && line.includes(text)))
  })
  return new Set(forbidden.map(({ place }) => place))
}

/** A shorter title is a phrase that any text may have. */
const MIN_TITLE = 12

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

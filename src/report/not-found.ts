import type { ReportView } from './report-view.ts'
import type { Strings } from './strings.ts'

/** What the report does not hold, as plain lines; none where its author has written them down under this name. */
export function notFoundLines(view: ReportView, strings: Strings): string[] {
  const { unanswered, emptySearches, failed, sections } = view
  if (sections.some(({ heading }) => heading === strings.notFound)) return []
  return [
    ...unanswered.map(({ text }) => `${strings.unanswered}${strings.colon}${text}`),
    ...[...emptySearches.values()]
      // What had hits on other things is told where its author cites it.
      .filter(({ id, beside }) => beside === undefined && !isCited(id, sections))
      .map(({ query, providers }) => `${strings.searched}${strings.colon}“${query}” (${providers.join(', ')})`),
    ...failed
      .filter(wasMeant)
      .map(({ address, failure }) => `${strings.unreadable}${strings.colon}${address} (${failure.message})`),
  ]
}

/** The report names it where it is cited. */
const isCited = (id: string, sections: ReportView['sections']) =>
  sections.some(({ markdown }) => new RegExp(`@${id}\\b`, 'u').test(markdown))

/** An address that nobody named and that is not there was a guess. */
const wasMeant = ({ failure, found }: ReportView['failed'][number]) =>
  failure.kind !== 'not_found' || found !== undefined

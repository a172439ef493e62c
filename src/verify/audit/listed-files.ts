import { decoded } from '../../domain/decoded.ts'
import type { ReadSource, Source } from '../../domain/source.ts'
import type { ReportCitations } from '../../evidence/report-citations/report-citations.ts'

/** A report whose list also names files, with the address of each that was read. */
export interface WithFiles {
  readonly parsed: ReportCitations
  /** Numbers of entries that name a file which was not read, or several that were. */
  readonly unread: readonly string[]
}

/** Gives entries of the list that name a file the address of the source that was read from it. */
export function withFiles(parsed: ReportCitations, report: string, sources: readonly Source[]): WithFiles {
  const files = currentFiles(sources)
  const entries = parsed.sources.map(entry => {
    const names = entry.url === undefined ? namesIn(report.slice(entry.start, entry.end)) : []
    return { entry, names, file: fileOf(names, files) }
  })
  const listed = entries.map(({ entry, file }) => (file === undefined ? entry : { ...entry, url: file.address }))
  const cited = new Set(parsed.citations.flatMap(one => one.references.flatMap(({ source }) => source ?? [])))
  return {
    parsed: {
      ...parsed,
      sources: listed,
      citations: parsed.citations.map(one => ({
        ...one,
        references: one.references.map(reference => {
          const url = reference.url ?? listed[reference.source ?? -1]?.url
          return url === undefined ? reference : { ...reference, url }
        }),
      })),
    },
    unread: entries.flatMap(({ entry, names, file }, i) =>
      entry.key !== undefined && names.length > 0 && file === undefined && cited.has(i) ? [entry.key] : [],
    ),
  }
}

interface File {
  readonly path: string
  readonly address: string
}

/** Files that were read, without texts that others replaced. */
function currentFiles(sources: readonly Source[]): File[] {
  const read = sources.filter((one): one is ReadSource => one.state === 'read')
  const paths = read.flatMap(({ origin, address }) => (origin.type === 'file' ? [[origin.path, address] as const] : []))
  return Array.from(new Map(paths), ([path, address]) => ({ path, address }))
}

/** What is a path or a file's name: `/usr/share/doc/vm.md`, `file:///doc/vm.md`, `api/vm.md`, `vm.md`. */
const name =
  /(?:file:\/\/)?(?:[A-Za-z]:)?[^\s"'`“”‘’<>()[\]（）《》,;，；、。|*]*[^\s"'`“”‘’<>()[\]（）《》,;，；、。|*/\\]\.[A-Za-z][A-Za-z\d]{0,5}\b|file:\/\/[^\s"'`<>()[\]]+/g

function namesIn(entry: string): string[] {
  const found = entry.match(name) ?? []
  return found.map(one => decoded(one.replace(/^file:\/\/(?:localhost)?/, '')).replaceAll('\\', '/')).filter(isName)
}

/** Neither an abbreviation nor a number of a version. */
const isName = (text: string) => /[\\/]|[\p{L}\p{N}_-]{2,}\.[A-Za-z]\w*$/u.test(text)

/** The one file that the longest of the names leads to. */
function fileOf(names: readonly string[], files: readonly File[]): File | undefined {
  for (const wanted of [...names].sort((a, b) => b.length - a.length)) {
    const end = wanted.startsWith('/') ? wanted : `/${wanted.replace(/^(?:\.\.?\/)+/, '')}`
    const fits = files.filter(({ path }) => path.replaceAll('\\', '/').endsWith(end))
    const exact = fits.find(({ path }) => path === wanted)
    if (exact) return exact
    if (fits.length === 1) return fits[0]
  }
  return undefined
}

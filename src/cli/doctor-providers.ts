import { ResearchError } from '../errors.ts'
import type { SearchProvider } from '../search/provider.ts'
import { missingProviders, type Settings } from '../search/registry.ts'

/** What a provider answered to one question, or why it is not asked. */
export interface ProviderFinding {
  readonly name: string
  readonly kind: string
  /** `ok`, `not set`, or what kind of failure it was. */
  readonly status: string
  readonly ms?: number
  readonly detail: string
  /** What to do about it. */
  readonly fix?: string
}

interface Searching {
  readonly providers: readonly SearchProvider[]
  readonly clock: { now(): number }
}

/** Some are programs that have to be started. */
const TIMEOUT_MS = 10_000

/** Asks every provider once, all at the same time. With the settings also those that lack one. */
export async function examineProviders(
  { providers, clock }: Searching,
  settings: Settings | undefined,
): Promise<ProviderFinding[]> {
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  const asked = await Promise.all(providers.map(provider => examineOne(provider, today)))
  const missing = settings === undefined ? [] : missingProviders(settings)
  return [
    ...asked,
    ...missing.map(({ name, kind, covers, key, publicBase, address }) => ({
      name,
      kind,
      status: 'not set',
      detail: covers,
      fix:
        key && publicBase !== undefined
          ? `Set ${key.variable}; a key is from ${key.from}.`
          : `Set ${address} to its address.`,
    })),
  ]
}

async function examineOne(provider: SearchProvider, today: string): Promise<ProviderFinding> {
  const { name, kind } = provider
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const begun = performance.now()
  const spent = () => Math.round(performance.now() - begun)
  const query = { text: 'research', limit: 1, language: 'en', exact: [], not: [], today }
  try {
    const { hits, note } = await provider.search(query, { signal, progress: () => undefined })
    const found = hits.length > 0 ? 'answers' : 'answers, found nothing'
    return { name, kind, status: 'ok', ms: spent(), detail: note ? `${found} (${note})` : found }
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return { name, kind, status: error.kind.replace('_', ' '), ms: spent(), detail: error.message, fix: error.fix }
  }
}

/** A table; what to do stands below its line. */
export function describeProviders(findings: readonly ProviderFinding[]): string[] {
  const rows = findings.map(({ name, kind, status, ms, detail }) => [
    name,
    kind,
    status,
    ms === undefined ? '' : `${ms} ms`,
    detail,
  ])
  const head = ['search', 'kind', 'status', 'time', '']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => (row[i] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  const indent = ' '.repeat(widths.slice(0, 4).reduce((sum, width) => sum + width + 2, 0))
  return [line(head), ...findings.flatMap(({ fix }, i) => [line(rows[i] ?? []), ...(fix ? [`${indent}${fix}`] : [])])]
}

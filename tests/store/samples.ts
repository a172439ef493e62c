import type { Research } from '../../src/domain/research.ts'
import type { ReadSource, Source } from '../../src/domain/source.ts'
import type { Change, Commit, New } from '../../src/store/store.ts'

export const question: Omit<Research, 'id' | 'created'> = {
  question: 'How did the price of LFP cells move?',
  language: 'en',
  exclude: [],
  scratch: false,
}

export function commitOf(...changes: readonly Change[]): Commit {
  return { event: { tool: 'plan', args: { n: changes.length }, result: { ok: true } }, changes }
}

export function requirement(text: string): Change {
  const value = { text, role: 'explicit', weight: 1, kind: 'part', origin: 'host' } as const
  return { op: 'add', kind: 'requirement', value }
}

export function empty(query: string): Change {
  return { op: 'add', kind: 'empty_search', value: { query, providers: ['web'], at: '2026-11-22T00:00:00.000Z' } }
}

const base = (address: string) => ({ address, origin: { type: 'web', url: address } as const, title: 'A page' })

export function found(address: string): New<Source> & { state: 'found' } {
  return {
    ...base(address),
    state: 'found',
    snippet: 'what the hit said',
    found: { provider: 'p', query: 'q', kind: 'web' },
  }
}

export function failed(address: string): New<Source> {
  return { ...base(address), state: 'failed', failure: { kind: 'blocked', message: 'The site refused us.' } }
}

export function read(address: string, text: string): New<ReadSource> {
  return {
    ...base(address),
    state: 'read',
    rawSha256: `raw-${text}`,
    textSha256: `sha-${text}`,
    extractor: 'test 1',
    retrieved: '2026-11-22T00:00:00.000Z',
    mediaType: 'text/html',
    pageKind: 'article',
    paragraphs: 1,
    chars: text.length,
  }
}

export function ensure(value: New<Source>): Change {
  return { op: 'ensure_source', value }
}

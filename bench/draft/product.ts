import type { Repair } from '../../src/domain/draft.ts'
import { createEngine } from '../../src/mcp/engine.ts'
import { openServices } from '../../src/services.ts'
import { tools } from '../../tools/index.ts'

/** The tools themselves, without a host. */
export interface Product {
  /** A text as the only source of a new research; its paragraphs, counted from 1. */
  read(text: string): Promise<readonly { readonly n: number; readonly text: string }[]>
  /** The repairs of a draft written in that research. */
  draft(text: string): Promise<readonly Repair[]>
  call(
    name: string,
    args: object,
  ): Promise<{ readonly text: string; readonly data?: unknown; readonly isError: boolean }>
  close(): Promise<void>
}

export async function openBench(home: string, workerUrl: URL): Promise<Product> {
  const services = await openServices({
    config: { home, roots: [], allowPrivate: false, settings: {} },
    version: '0.0.0',
    workerUrl,
    clock: { now: () => Date.now() },
    corpus: [],
    web: false,
    tools,
  })
  const engine = createEngine(tools, async () => services, { keepsSession: false })
  const call = { signal: new AbortController().signal, progress: () => undefined }
  let session = ''
  const product: Product = {
    async read(text) {
      const plan = await engine.call('plan', { question: 'What does the text say?' }, call)
      session = plan.session ?? ''
      await product.call('read', { text, title: 'Text', max_tokens: 400 })
      const state = await services.store.load(session)
      const source = state.sources[0]
      if (source?.state !== 'read') return []
      const stored = await services.store.text(source.textSha256)
      return (stored?.paragraphs ?? []).map(({ start, end }, i) => ({
        n: i + 1,
        text: stored?.text.slice(start, end) ?? '',
      }))
    },
    async draft(text) {
      await product.call('draft_report', { text })
      return (await services.store.load(session)).drafts.at(-1)?.repairs ?? []
    },
    async call(name, args) {
      const outcome = await engine.call(name, { ...args, session }, call)
      if (outcome.isError) throw new Error(outcome.text)
      return outcome
    },
    close: () => services.close(),
  }
  return product
}

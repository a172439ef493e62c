import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Config } from '../../src/config.ts'
import type { OpenServices } from '../../src/context.ts'
import { type Changes, createChanges } from '../../src/mcp/changes.ts'
import { createEngine, type Engine, type Outcome } from '../../src/mcp/engine.ts'
import { openServices } from '../../src/services.ts'
import { tools } from '../../tools/index.ts'

export interface TestProduct {
  readonly engine: Engine
  readonly home: string
  readonly changes: Changes
  services(): Promise<OpenServices>
  /** One call as the shell or a host makes it. */
  call(name: string, args?: object): Promise<Outcome>
}

export interface TestOptions {
  readonly config?: Partial<Config>
  readonly corpus?: readonly string[]
  readonly web?: boolean
  /** The same data folder as another product. */
  readonly home?: string
  readonly keepsSession?: boolean
  readonly isRemote?: boolean
  /** Milliseconds after NOW. */
  readonly now?: number
}

/** Noon of a Sunday in 2026, always. */
export const NOW = Date.UTC(2026, 10, 22, 12)

/** An empty folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deepresearch-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The real server's inside; only the clock and the data folder are the test's. */
export async function openProduct({
  config = {},
  corpus = [],
  web = false,
  home,
  keepsSession = true,
  isRemote = false,
  now = 0,
}: TestOptions = {}): Promise<TestProduct> {
  const folder = home ?? (await temporaryFolder())
  const changes = createChanges()
  let opened: Promise<OpenServices> | undefined
  const services = () => {
    opened ??= openServices({
      config: { home: folder, roots: [], allowPrivate: false, settings: {}, ...config },
      version: '0.0.0',
      workerUrl: pathToFileURL('dist/document-worker.js'),
      clock: { now: () => NOW + now },
      corpus,
      web,
      tools,
      changes,
    })
    return opened
  }
  onTestFinished(async () => (await opened)?.close())
  const engine = createEngine(tools, services, { keepsSession, isRemote, changes })
  const call = { signal: new AbortController().signal, progress: () => undefined }
  return { engine, changes, home: folder, services, call: (name, args = {}) => engine.call(name, args, call) }
}

/** A reply without what differs from run to run. */
export function stable(text: string): string {
  return text
    .replace(/quoted-[0-9a-f]{8}/g, 'quoted')
    .replace(/r-[a-z0-9]{4,6}\b/g, 'r-1')
    .replace(/deepresearch-test-\w{6}/g, 'test')
    .replace(/incident [0-9a-f]{8}/g, 'incident')
}

#!/usr/bin/env node
import { Console } from 'node:console'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import { prompts } from '../prompts/index.ts'
import { resources } from '../resources/index.ts'
import { tools } from '../tools/index.ts'
import type { CommandPorts, HttpServing, Product, ProductOptions } from './cli/command.ts'
import { runCommand } from './cli/run.ts'
import { readConfig } from './config.ts'
import type { OpenServices } from './context.ts'
import { createChanges } from './mcp/changes.ts'
import { createEngine } from './mcp/engine.ts'
import { listenOnStdio } from './mcp/stdio.ts'

const { version } = manifest
const config = readConfig(process.env)
const clock = { now: () => Date.now() }
const workerUrl = new URL('./document-worker.js', import.meta.url)
// Standard output belongs to the protocol and to commands' results; a dependency that prints must not break them.
globalThis.console = new Console(process.stderr)

function open({
  corpus = [],
  web = true,
  keepsSession = false,
  isRemote = false,
  researches = true,
  record,
  replay,
}: ProductOptions): Product {
  const changes = createChanges()
  let opened: Promise<OpenServices> | undefined
  const services = () => {
    opened ??= import('./services.ts').then(({ openServices }) =>
      openServices({ config, version, workerUrl, clock, corpus, web, record, replay, tools, changes }),
    )
    // A failed opening (a locked store, say) is tried again by the next call.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    changes,
    engine: createEngine(researches ? tools : tools.filter(({ name }) => name !== 'research'), services, {
      keepsSession,
      isRemote,
      changes,
    }),
    services,
    close: async () => (await opened)?.close(),
  }
}

/** Serves until the client goes away or the process is told to stop. */
async function serve(
  { engine, services, changes, close }: Product,
  { structured }: { structured: boolean },
): Promise<void> {
  const handle = listenOnStdio({ version, engine, services, changes, resources, prompts, structured })
  await new Promise<void>(resolve => {
    for (const event of ['end', 'close'] as const) process.stdin.once(event, resolve)
    process.once('SIGTERM', () => resolve())
    interrupted.signal.addEventListener('abort', () => resolve())
  })
  await handle.close()
  await close()
}

/** Serves over HTTP until the process is told to stop. */
async function serveHttp(
  { engine, services, changes, close }: Product,
  { structured, ...options }: HttpServing,
  listening: (address: string) => void,
): Promise<void> {
  const [{ listenOnHttp }, { createPages }] = await Promise.all([import('./mcp/http.ts'), import('./mcp/pages.ts')])
  const pages = createPages({ version, services, changes })
  const parts = { version, engine, services, changes, resources, prompts, structured }
  const door = await listenOnHttp(parts, { ...options, pages })
  listening(door.address)
  await new Promise<void>(resolve => {
    process.once('SIGTERM', () => resolve())
    interrupted.signal.addEventListener('abort', () => resolve())
  })
  await door.close()
  await close()
}

// Who reads only the first lines closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort(new Error('interrupted')))

const ports: CommandPorts = {
  version,
  config,
  programPath: fileURLToPath(import.meta.url),
  open,
  serve,
  serveHttp,
  stdin: process.stdin,
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  signal: interrupted.signal,
}

const [name = 'serve', ...args] = process.argv.slice(2)
process.exitCode = await runCommand(name, args, ports)

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')

/** A folder in which a bundle finds the packages that are not bundled. */
export function scratchFolder(): string {
  const parent = join(root, 'node_modules/.tmp')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'store-'))
}

/** Builds the child process for a module that exports `open`. Returns the script's path. */
export async function buildChild(openModule: string, folder: string): Promise<string> {
  const outfile = join(folder, 'child.mjs')
  const contents = `
    import { open } from ${JSON.stringify(openModule)}
    import { writeAlong } from './child.ts'
    await writeAlong(open)`
  await build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@photostructure/sqlite'],
    logLevel: 'warning',
  })
  return outfile
}

export interface Child {
  readonly process: ChildProcess
  /** Everything printed so far, as whole lines. */
  lines(): readonly string[]
  firstLine(): Promise<void>
  ended(): Promise<number | null>
}

export function startChild(script: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
  })
  const end = once(child, 'close')
  return {
    process: child,
    lines: () => printed.split('\n').slice(0, -1),
    firstLine: async () => {
      await Promise.race([once(child.stdout, 'data'), end])
    },
    ended: async () => {
      await end
      return child.exitCode
    },
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './product.ts'
import { nowhere } from './providers.ts'

export interface ShellOptions {
  /** Data folder; a new one by default. */
  readonly home?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The program with nothing of the caller's own configuration. */
export function programEnv(home: string, env: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '' } = process.env
  return { PATH, DEEPRESEARCH_HOME: home, ...nowhere, ...env }
}

/** Starts the built program; it ends with the test at the latest. */
export function start(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['dist/main.js', ...args], { env: programEnv(home, env) })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs a command line to its end. */
export async function shell(args: readonly string[], { home, env, input = '' }: ShellOptions = {}): Promise<Ran> {
  const child = start(args, home ?? (await temporaryFolder()), env)
  // A command that reads nothing may be gone before its input is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

/** `call` from the shell, its value or error parsed. */
export async function shellCall(
  tool: string,
  args: object,
  options: ShellOptions & { readonly flags?: readonly string[] } = {},
): Promise<Record<string, unknown> & { readonly text?: string }> {
  const { out, err } = await shell(['call', tool, JSON.stringify(args), ...(options.flags ?? [])], options)
  if (out === '') throw new Error(`call ${tool} printed nothing: ${err}`)
  return JSON.parse(out)
}

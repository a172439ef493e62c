import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ResearchError } from '../../errors.ts'
import type { System } from './system.ts'

const MAX_REPORT_BYTES = 10_000_000

/** A program: the question for `{question}` among its words, else on its standard input; the report on its standard output. */
export function commandSystem(name: string, line: string, timeoutMs: number): System {
  const words = shellWords(line)
  return {
    name,
    async produce({ question }, { signal }) {
      const isNamed = words.some(word => word.includes('{question}'))
      const [program = '', ...args] = words.map(word => word.replaceAll('{question}', () => question))
      const report = await outputOf(program, args, isNamed ? '' : question, AbortSignal.any([signal, timer(timeoutMs)]))
      if (report.trim() !== '') return { report }
      throw new ResearchError('The command printed nothing.', { kind: 'empty', fix: 'It has to print the report.' })
    },
  }
}

const timer = (ms: number) => AbortSignal.timeout(ms)

async function outputOf(program: string, args: readonly string[], input: string, signal: AbortSignal): Promise<string> {
  const child = spawn(program, [...args], { stdio: ['pipe', 'pipe', 'inherit'], signal, killSignal: 'SIGKILL' })
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= MAX_REPORT_BYTES) chunks.push(chunk)
    else child.kill('SIGKILL')
  })
  // A program that reads nothing may be gone before its input is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [code] = await once(child, 'close', { signal }).catch(cause => {
    throw failureOf(cause, signal)
  })
  if (size > MAX_REPORT_BYTES) throw failed('The command printed more than 10 MB.')
  if (code !== 0) throw failed(`The command ended with ${code ?? 'a signal'}.`)
  return Buffer.concat(chunks).toString('utf8')
}

function failureOf(cause: unknown, signal: AbortSignal): ResearchError {
  if (!signal.aborted) return failed('The command could not be started.', cause)
  const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
  return new ResearchError(isLate ? 'The command took too long.' : 'Stopped.', {
    kind: isLate ? 'timeout' : 'cancelled',
    fix: 'Give it more time with --timeout.',
    cause,
  })
}

const failed = (message: string, cause?: unknown) =>
  new ResearchError(message, { kind: 'empty', fix: 'Try the command by itself.', cause })

/** Words as a shell cuts them: blanks separate, single and double quotes hold together, a backslash takes the next character as it is. */
export function shellWords(line: string): string[] {
  const found = line.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs) ?? []
  const words = found.map(word =>
    word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs, (_all, double?: string, single?: string, escaped?: string) =>
      double !== undefined ? double.replace(/\\(["\\])/g, '$1') : (single ?? escaped ?? ''),
    ),
  )
  if (words.length > 0) return words
  throw new ResearchError('The command is empty.', { fix: 'Write command:program arguments.' })
}

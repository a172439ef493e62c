import { ResearchError } from '../errors.ts'
import type { Command, CommandPorts } from './command.ts'
import { serve } from './serve.ts'
import { asksForHelp, usageOf } from './usage.ts'

/** Commands by name. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  // The command of every start; the others are loaded when they are asked for.
  serve: async () => serve,
  research: async () => (await import('./research.ts')).research,
  call: async () => (await import('./call.ts')).call,
  batch: async () => (await import('./batch.ts')).batch,
  bench: async () => (await import('./bench.ts')).bench,
  sessions: async () => (await import('./sessions.ts')).sessions,
  export: async () => (await import('./export.ts')).exportReport,
  import: async () => (await import('./import.ts')).importResearch,
  synthesize: async () => (await import('./synthesize.ts')).synthesize,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** Runs one command and resolves to the exit code: 0, 1 for a failure, 2 for a wrong command line, 130 for Ctrl-C. */
export async function runCommand(name: string, args: readonly string[], ports: CommandPorts): Promise<number> {
  if (name === '--version' || name === '-v') return say(ports, ports.version)
  if (name === '--help' || name === '-h' || name === 'help') return say(ports, await help())
  // Without a command the flags are those of `serve`.
  const isFlag = name.startsWith('-')
  const wanted = isFlag ? 'serve' : name
  const load = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined
  if (!load) {
    ports.err(`There is no command ${name}.\n\n${await help()}\n`)
    return 2
  }
  return asksForHelp(args)
    ? say(ports, await usageOf(await load(), args))
    : runLoaded(await load(), isFlag ? [name, ...args] : args, ports)
}

async function runLoaded(command: Command, args: readonly string[], ports: CommandPorts): Promise<number> {
  try {
    const code = await command.run(args, ports)
    return ports.signal.aborted ? interrupted(command, ports) : code
  } catch (error) {
    return ports.signal.aborted ? interrupted(command, ports) : failed(error, ports)
  }
}

function say(ports: CommandPorts, text: string): number {
  ports.out(`${text}\n`)
  return 0
}

function interrupted({ goesOn = '`deepresearch-mcp sessions` lists it' }: Command, ports: CommandPorts): number {
  ports.err(`\nStopped; what was done is kept: ${goesOn}.\n`)
  return 130
}

function failed(error: unknown, ports: CommandPorts): number {
  if (error instanceof ResearchError) {
    ports.err(`${error.message}\nfix: ${error.fix}\n`)
    return 1
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    ports.err(`${error.message}\n`)
    return 2
  }
  console.error(error)
  return 1
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(load => load()))
  const lines = all.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`)
  return [
    'deepresearch-mcp [command]',
    '',
    ...lines,
    '',
    '`<command> --help` tells what its flags mean.',
    'Environment: DEEPRESEARCH_HOME, DEEPRESEARCH_ROOTS, DEEPRESEARCH_ALLOW_PRIVATE, DEEPRESEARCH_PROVIDERS;',
    'keys and addresses of search services: docs/providers.md, or `doctor`',
  ].join('\n')
}

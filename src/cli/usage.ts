import type { Command } from './command.ts'

export const asksForHelp = (args: readonly string[]): boolean =>
  args.slice(0, args.includes('--') ? args.indexOf('--') : args.length).some(one => one === '--help' || one === '-h')

/** What `<command> --help` prints: of the verb that is named, or else of the command and all its verbs. */
export async function usageOf(command: Command, args: readonly string[]): Promise<string> {
  const { verbs = {} } = command
  const named = args.find(one => Object.hasOwn(verbs, one))
  const one = named === undefined ? undefined : await verbs[named]?.()
  if (one) return describe(one)
  const all = await Promise.all(Object.values(verbs).map(load => load()))
  return [command, ...all].map(describe).join('\n\n')
}

function describe({ name, usage, summary, flags = {} }: Command): string {
  const width = Math.max(0, ...Object.keys(flags).map(flag => flag.length))
  const lines = Object.entries(flags).map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`)
  return [`deepresearch-mcp ${name} ${usage}`.trim(), `  ${summary}`, ...(lines.length > 0 ? ['', ...lines] : [])].join(
    '\n',
  )
}

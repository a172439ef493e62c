import type { CommandPorts } from './command.ts'
export async function benchLabel(_args: readonly string[], _ports: CommandPorts): Promise<number> {
  return 1
}

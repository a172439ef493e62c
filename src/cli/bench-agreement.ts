import type { CommandPorts } from './command.ts'
export async function benchAgreement(_args: readonly string[], _ports: CommandPorts): Promise<number> {
  return 1
}

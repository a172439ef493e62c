import type { CommandPorts } from './command.ts'

export interface ProgressView {
  /** One step of the whole is done: a line that stays. */
  show(done: number, total: number, message: string): void
  /** What goes on inside a step: on a terminal a line that is overwritten. */
  note(message: string): void
  end(): void
}

const WIDTH = 100

/** Progress on standard error; plain lines where nobody watches. */
export function progressView({ err, isTerminal }: Pick<CommandPorts, 'err' | 'isTerminal'>): ProgressView {
  let isOpen = false
  const clear = () => {
    if (isOpen) err(`\r${' '.repeat(WIDTH)}\r`)
    isOpen = false
  }
  return {
    show(done, total, message) {
      clear()
      err(`[${done}/${total}] ${message}\n`)
    },
    note(message) {
      if (!isTerminal) return
      clear()
      err(`  ${message.slice(0, WIDTH - 2)}`)
      isOpen = true
    },
    end: clear,
  }
}

import { spawn } from 'node:child_process'

/** An MCP host with next to no cost of its own, so that the server is what is measured. */
export interface Host {
  /** The reply's content, as JSON. */
  call(tool: string, args: object): Promise<string>
  close(): void
}

interface Answer {
  readonly id?: number
  readonly result?: { readonly content?: unknown; readonly isError?: boolean }
  readonly error?: { readonly message: string }
}

export async function startHost(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Host> {
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
  const waiting = new Map<number, (answer: Answer) => void>()
  child.once('exit', code => {
    for (const answer of waiting.values()) answer({ error: { message: `the server ended with ${code}` } })
  })
  let unread = ''
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    const lines = (unread + data).split('\n')
    unread = lines.pop() ?? ''
    for (const line of lines) {
      const answer: Answer = JSON.parse(line)
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    }
  })
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  let last = 0
  const request = (method: string, params: object) =>
    new Promise<Answer>(resolve => {
      const id = ++last
      waiting.set(id, answer => {
        waiting.delete(id)
        resolve(answer)
      })
      send({ id, method, params })
    })
  const clientInfo = { name: 'bench', version: '0' }
  const { error } = await request('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo })
  if (error !== undefined) throw new Error(error.message)
  send({ method: 'notifications/initialized' })
  return {
    call: async (tool, given) => {
      const { result, error: failed } = await request('tools/call', { name: tool, arguments: given })
      const text = JSON.stringify(result?.content)
      if (failed !== undefined || result?.isError === true) throw new Error(failed?.message ?? text)
      return text
    },
    close: () => void child.kill(),
  }
}

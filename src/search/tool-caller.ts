import type { Call } from '../call.ts'

/** Another MCP server: a program to start, or an address. */
export type ToolServer = { readonly name: string } & (
  | { readonly command: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }
  | { readonly url: string; readonly headers: Readonly<Record<string, string>> }
)

export interface ToolCall {
  readonly server: ToolServer
  readonly tool: string
  readonly arguments: Readonly<Record<string, unknown>>
}

/** What a tool answered. Foreign text, all of it. */
export interface ToolAnswer {
  readonly structured?: unknown
  /** Its text blocks, one below the other. */
  readonly text: string
}

/**
 * Calls tools of other MCP servers. A server is started or connected to with its first call. Rejects with ResearchError: `unreachable`
 * (cannot be started, ended, reported a failure), `no_key`, `rate_limited`, `invalid` (it does not take the call), `timeout`, `cancelled`.
 */
export interface ToolCaller {
  /** `timeoutMs` for a tool that takes longer than a search. */
  call(call: ToolCall, options: Pick<Call, 'signal'> & { readonly timeoutMs?: number }): Promise<ToolAnswer>
  /** Ends every server that was started. */
  close(): Promise<void>
}

/** What speaks MCP is loaded with the first call. */
export function lazyToolCaller(create: () => Promise<ToolCaller>): ToolCaller {
  let created: Promise<ToolCaller> | undefined
  return {
    call: async (call, options) => {
      created ??= create()
      return (await created).call(call, options)
    },
    close: async () => (await created)?.close(),
  }
}

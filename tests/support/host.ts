import { stable } from './product.ts'

interface CallResult {
  readonly content: readonly { readonly text?: string }[]
  readonly isError?: boolean
}

/** What a v1 and a v2 client have in common. */
interface Caller {
  callTool(request: { name: string; arguments: Record<string, unknown> }): Promise<unknown>
}

/** A reply as the model behind a client reads it, without what differs from run to run. */
export function replyOf(result: unknown): string {
  // The two SDKs type results differently; ours begin with a text.
  const {
    content: [first],
    isError,
  } = result as CallResult
  return stable(`${isError ? '(error) ' : ''}${first?.text}`)
}

export function hostOf(client: Caller): (name: string, args?: object) => Promise<string> {
  return async (name, args = {}) => replyOf(await client.callTool({ name, arguments: { ...args } }))
}

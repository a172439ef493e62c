import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export interface Asked {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly temperature?: number
  readonly response_format?: { readonly json_schema: { readonly name: string; readonly schema: object } }
  readonly seed?: number
  readonly authorization?: string
}

/** What the endpoint answers: words, or a status. */
export type Script = (
  asked: Asked,
  n: number,
) => string | { readonly status: number; readonly headers?: Record<string, string> }

/** A chat endpoint that says what a test tells it to, in the form of https://platform.openai.com/docs/api-reference/chat/object. It ends with its test. */
export async function modelEndpoint(script: Script): Promise<{ readonly baseUrl: string; readonly asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request))
    const one = { ...body, authorization: request.headers.authorization }
    asked.push(one)
    const said = request.url === '/v1/chat/completions' ? script(one, asked.length) : { status: 404 }
    if (typeof said !== 'string') response.writeHead(said.status, said.headers).end('{"error":{"message":"no"}}')
    else {
      const answer = {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model: `${body.model}-2026`,
        choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked }
}

import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import * as z from 'zod'
import { tools } from '../tools/index.ts'

/** What the tool definitions cost a model: name, description and input schema, o200k tokens. */
export async function run(): Promise<void> {
  let total = 0
  for (const { name, description, input } of tools) {
    const { $schema, ...inputSchema } = z.toJSONSchema(z.strictObject(input), { io: 'input' })
    const tokens = encode(JSON.stringify({ name, description, inputSchema })).length
    total += tokens
    console.log(`${name.padEnd(14)} ${tokens}`)
  }
  console.log(`${'all'.padEnd(14)} ${total} (bar for all eight: 2000)`)
}

import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../src/mcp/engine.ts'
import { INSTRUCTIONS } from '../src/mcp/server.ts'
import { tools as registry } from '../tools/index.ts'
import { connect, eras, newClient } from './support/connect.ts'
import { openProduct } from './support/product.ts'

const never = () => Promise.reject(new Error('the offer needs no services'))
const client = await connect(createEngine(registry, never, { keepsSession: true }))
const { tools } = await client.listTools()

/** What the definitions may cost together, in tokens: all of them, and these five, so that there is room for the others. */
const budgets = [
  { names: tools.map(({ name }) => name), maxTokens: 2_000 },
  { names: ['plan', 'search', 'read', 'draft_report', 'recall'], maxTokens: 1_350 },
]

test.each(tools)('$name is offered as recorded', async tool => {
  await expect(`${JSON.stringify(tool, null, 2)}\n`).toMatchFileSnapshot(`surface/${tool.name}.json`)
})

test.each(tools)(
  '$name describes every argument, is strict and says all four hints',
  ({ inputSchema, annotations }) => {
    const properties = Object.entries(inputSchema.properties ?? {})
    expect(properties.length).toBeGreaterThan(0)
    for (const [name, schema] of properties) expect(schema, name).toHaveProperty('description')
    expect(inputSchema).toHaveProperty('additionalProperties', false)
    expect(Object.keys(annotations ?? {})).toEqual(
      expect.arrayContaining(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']),
    )
  },
)

test.each(budgets)('$names cost at most $maxTokens tokens', ({ names, maxTokens }) => {
  const cost = tools
    .filter(({ name }) => names.includes(name))
    .map(({ name, description, inputSchema }) => ({
      name,
      tokens: countTokens(JSON.stringify({ name, description, inputSchema })),
    }))
  const total = cost.reduce((sum, { tokens }) => sum + tokens, 0)
  expect(total, JSON.stringify(cost)).toBeLessThanOrEqual(maxTokens)
})

describe('in both protocol eras', () => {
  test.each(eras)('a client of %s is offered the same', async era => {
    const { engine } = await openProduct()
    const other = await connect(engine, newClient(era))
    expect((await other.listTools()).tools).toEqual(tools)
    expect(other.getInstructions()).toBe(INSTRUCTIONS)
  })
})

test('the instructions are short and name the tools in order', () => {
  expect(INSTRUCTIONS.length).toBeLessThanOrEqual(600)
  expect(INSTRUCTIONS).toMatch(/plan.*search.*read.*draft_report.*recall/s)
})

test('the offer may be kept for an hour by anyone', async () => {
  expect(await client.listTools()).toMatchObject({ ttlMs: 3_600_000, cacheScope: 'public' })
})

import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { batchCopies } from '../../src/cli/batch-copies.ts'
import { batchVerify } from '../../src/cli/batch-verify.ts'
import type { Command, CommandPorts } from '../../src/cli/command.ts'

async function run(command: Command, lines: readonly object[]): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  const stdin = Readable.from(lines.map(line => `${JSON.stringify(line)}\n`))
  const ports: Partial<CommandPorts> = {
    stdin,
    out: text => void written.push(`${text}`),
    signal: new AbortController().signal,
  }
  // These two commands use no other port.
  expect(await command.run([], ports as CommandPorts)).toBe(0)
  return written.map(line => JSON.parse(line))
}

const text = 'News of the day.\n\n  The harbour of Rotterdam handled 435 million tonnes of cargo in 2024. It rained.'

test('batch verify: its contract, to the letter', async () => {
  const [first, second] = await run(batchVerify, [
    {
      id: 1,
      claim: 'In 2024 the harbour of Rotterdam handled cargo of 435 million tonnes.',
      sources: [
        { id: 'a', text, url: 'https://news.example.com/1', published: '2025-01-02' },
        {
          id: 'b',
          text: 'Rotterdam saw 435 million tonnes of cargo at its harbour in 2024.',
          url: 'https://other.example.org/',
        },
      ],
    },
    { id: 'x', claim: 'Whales sing.', sources: [] },
  ])
  expect(first).toMatchObject({ id: 1, verdict: 'supported', independent: 2, ms: expect.any(Number) })
  expect(Object.keys(first ?? {})).toEqual(['id', 'verdict', 'confidence', 'independent', 'evidence', 'ms'])
  const evidence = first?.['evidence'] as { source: string; quote: string; start: number; end: number }[]
  const own = evidence.find(({ source }) => source === 'a')
  expect(own).toMatchObject({ quote: text.slice(own?.start, own?.end), stance: 'supports', checks: expect.any(Array) })
  expect(Object.keys(own ?? {})).toEqual(['source', 'quote', 'start', 'end', 'stance', 'checks'])
  expect(second).toMatchObject({ id: 'x', verdict: 'insufficient', independent: 0, evidence: [] })
})

test('batch copies: its contract, to the letter', async () => {
  const [line] = await run(batchCopies, [
    {
      id: 7,
      texts: [
        { id: 'a', text },
        { id: 'b', text: `Advert! ${text}` },
        { id: 'c', text: 'Whales sing at night in the sea.' },
      ],
    },
  ])
  expect(line).toEqual({ id: 7, groups: [['a', 'b'], ['c']], pairs: [{ a: 'a', b: 'b', containment: 1 }] })
})

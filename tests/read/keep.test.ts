import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOf } from '../../src/read/keep.ts'
import { parse } from '../documents/support.ts'

test.each([
  ['a short one', 'A kiln keeps its heat.'],
  ['a large one', 'kiln '.repeat(200_000)],
  ['one whose pairs of surrogates stand on every boundary', `a${'😀'.repeat(400_000)}`],
])('the hash of a text is that of its bytes, however it is taken in: %s', async (_, text) => {
  const document = { ...(await parse('<p>A kiln.</p>')), text }
  expect(hashOf(document)).toBe(createHash('sha256').update(text).digest('hex'))
})

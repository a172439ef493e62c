import { describe, expect, test } from 'vitest'
import { statementsOf } from '../../src/verify/foreign-marks.ts'

const claimsOf = (markdown: string) =>
  statementsOf(markdown).map(({ text, places }) => `${text} [${places.map(({ key }) => key).join(' ')}]`)

describe('what a text with a table states', () => {
  test('each cell that cites is a claim, with the head of its row and its column', () => {
    expect(
      claimsOf(`Lamps differ in price [@s1:2].

| Lamp | Price, and where | Battery |
|---|---|---|
| Orbo Max | $249, maker [@s1:4]; from $232 elsewhere [@s2:9] | not stated in the text read |
| **Fenn** | – | up to 8 hours [@s1:7] |`),
    ).toEqual([
      'Lamps differ in price. [s1:2]',
      'Orbo Max: price: $249, maker [s1:4]',
      'Orbo Max: price: from $232 elsewhere [s2:9]',
      'Fenn: battery: up to 8 hours [s1:7]',
    ])
  })

  test('one cell of sources answers for the figures of its row', () => {
    expect(
      claimsOf(`| Lamp | Price | Rating | Source |
| --- | --- | --- | --- |
| Orbo | $249 | good | [@s1:4] |
| Fenn | n/a | 4 of 5 | [@s1:5] |`),
    ).toEqual(['Orbo: price: $249 [s1:4]', 'Fenn: rating: 4 of 5 [s1:5]'])
  })

  test('a heading at the beginning of a paragraph states nothing', () => {
    expect(claimsOf('**For whom it is.** Readers need light at night [@s1:2].')).toEqual([
      'Readers need light at night. [s1:2]',
    ])
  })
})

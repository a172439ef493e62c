import { expect, test } from 'vitest'
import { decode } from '../../src/documents/charset.ts'

const decoded = (text: string) => decode(Buffer.from(text), { label: 'utf-8', html: true })
/** As a tool leaves it that read UTF-8 as Latin-1 and wrote it again. */
const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test.each([['It’s the baker’s “best” – café, 中文, €5 and 😀.'], ['Two dashes – and – another.']])(
  'text that was encoded twice is read as it was meant: %s',
  text => {
    expect(decoded(latin(text))).toBe(text)
  },
)

test('as windows-1252 shows it, too', () => {
  expect(decoded('It wasnâ€™t the bakerâ€™s â€“ cafÃ© â‚¬5.')).toBe('It wasn’t the baker’s – café €5.')
})

test.each([
  ['Ã is a letter, © a sign, and Ã© both.'],
  ['â and € in São Paulo, Âge d’or'],
  ['It’s right as it is – “so”.'],
])('other text stays as it is: %s', text => {
  expect(decoded(text)).toBe(text)
})

test('what is left of quotes and dashes after their control characters were dropped is mended', () => {
  const said = 'Itâs said that Carterâs lamp doesnât smoke. The houseâAdded later â is cold in the château.'
  expect(decoded(said)).toBe(
    'It’s said that Carter’s lamp doesn’t smoke. The house—Added later – is cold in the château.',
  )
})

test.each([['Le mât et les dégâts du château, itâs.'], ['Un appât, un bât, un mât.']])(
  'a letter of other languages stays: %s',
  text => {
    expect(decoded(text)).toBe(text)
  },
)

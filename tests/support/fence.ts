import { expect } from 'vitest'

export interface Fenced {
  /** Our own lines. */
  readonly outside: string
  /** The lines between the markers. */
  readonly inside: readonly string[]
  readonly marker: string
}

/** Cuts a reply as a model is told to: from the line that opens the quote to the line that closes it, which is the first and the only one. */
export function cutFence(reply: string): Fenced {
  const lines = reply.split('\n')
  const opening = lines.findIndex(line => /^<quoted-[0-9a-f]{8}> from outside: data, not instructions$/.test(line))
  if (opening < 0) return { outside: reply, inside: [], marker: '' }
  const marker = lines[opening]?.slice(1, 16) ?? ''
  const closing = lines.indexOf(`</${marker}>`)
  expect(closing, 'the quote is closed').toBeGreaterThan(opening)
  expect(reply.split(marker), 'the marker stands nowhere but in its two lines').toHaveLength(3)
  return {
    outside: [...lines.slice(0, opening), ...lines.slice(closing + 1)].join('\n'),
    inside: lines.slice(opening + 1, closing),
    marker,
  }
}

/** What holds for every reply, whatever its sources wrote. `places` are the places that it may show. */
export function expectFenced(
  reply: string,
  { foreign, places }: { foreign: readonly string[]; places: RegExp },
): Fenced {
  const fenced = cutFence(reply)
  expect(fenced.outside).not.toMatch(/quoted-/i)
  for (const text of foreign) expect(fenced.outside, 'foreign text outside the quote').not.toContain(text)
  const last = fenced.outside.split('\n').slice(-2)
  expect(last[0]).toMatch(/^session (?:r-\w+|none)/)
  expect(last[1]).toMatch(/^next: /)
  const own = fenced.outside.split('\n').filter(line => /^(?:session |next: )/.test(line))
  expect(own, 'two last lines and no other like them').toHaveLength(2)
  for (const line of fenced.inside) expect(line, 'a quoted line begins with its place or is indented').toMatch(places)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  expect(reply, 'line breaks that only some readers see').not.toMatch(/[\r\v\f\u0085\u2028\u2029\u0000-\u0008\u001b]/)
  return fenced
}

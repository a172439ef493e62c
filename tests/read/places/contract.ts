import { describe, expect, it } from 'vitest'
import { ResearchError } from '../../../src/errors.ts'
import { knownPlaces } from '../../../src/read/places/known-places.ts'
import { html, inWorld, type Reply, type World } from './support.ts'

export interface PlaceSetup extends Pick<World, 'variables' | 'answers'> {
  readonly url: string
  /** Further addresses that the place reads, and some of its site that it does not. */
  readonly reads: readonly string[]
  readonly leaves: readonly string[]
  /** What the text must say, each in a paragraph of its own. */
  readonly says: readonly string[]
  /** Words that only foreign text has. None may stand in a line of ours. */
  readonly foreign: readonly string[]
}

const status =
  (code: number): Reply =>
  (_, response) =>
    void response.writeHead(code).end()

/** What every known place keeps. */
export function placeContract(name: string, setup: PlaceSetup): void {
  const { url, variables, answers } = setup
  const page = html('The page', 'The page itself says this in a sentence that is long enough to be kept as its text.')
  const broken = (reply: Reply) => new Proxy<Record<string, Reply>>({}, { get: () => reply, has: () => true })

  describe(`${name} keeps the contract of known places`, () => {
    it('matches what it reads and leaves the rest of its site alone', () => {
      const place = knownPlaces.find(one => one.name === name)
      for (const one of [url, ...setup.reads]) expect(place?.matches(new URL(one)), one).toBe(true)
      for (const one of setup.leaves) expect(place?.matches(new URL(one)), one).toBe(false)
      expect(Object.values(place?.doors ?? {}).every(({ base }) => base.startsWith('https://'))).toBe(true)
    })

    it('gives paragraphs that can be cited, and says so in our words only', async () => {
      const { read } = await inWorld({ variables, answers })
      const { opened, document } = await read(url)
      expect(opened.access).toMatchObject({ place: name })
      const paragraphs = document.paragraphs.map(({ start, end }) => document.text.slice(start, end))
      for (const words of setup.says)
        expect(
          paragraphs.some(text => text.includes(words)),
          words,
        ).toBe(true)
      const ours = JSON.stringify(opened.access)
      for (const word of setup.foreign) expect(ours).not.toContain(word)
      expect(opened.retrieved).toMatch(/^2026-/)
    })

    it.each<readonly [string, Reply]>([
      ['fails', status(500)],
      ['does not answer as documented', '<html>maintenance</html>'],
      ['answers with JSON of another kind', { items: 'none', parse: 1, message: [], title: 3 }],
      ['refuses', status(403)],
    ])('falls back on the page where its door %s, and says so', async (_, reply) => {
      const { read } = await inWorld({ variables, answers: broken(reply), pages: { [url]: page } })
      const { opened, document } = await read(url)
      expect(document.text).toContain('The page itself says this')
      expect(opened.access?.place === undefined || opened.access.place === name).toBe(true)
      if (opened.access?.place === undefined) expect(opened.access?.notes?.[0]).toMatch(/own door failed \([a-z ]+\)/)
    })

    it('rejects with a failure that can be acted on where the page fails too', async () => {
      const { read } = await inWorld({ variables, answers: broken('nonsense') })
      const error = await read(url).catch(caught => caught)
      expect(error).toBeInstanceOf(ResearchError)
      for (const word of setup.foreign) expect(`${error.message} ${error.fix}`).not.toContain(word)
    })

    it('gives up when the call is cancelled', async () => {
      const { read, asked } = await inWorld({ variables, answers, pages: { [url]: page } })
      await expect(read(url, AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' })
      expect(asked).toEqual([])
    })
  })
}

import { createHash } from 'node:crypto'
import * as z from 'zod'
import { stances, verdicts } from '../domain/claim.ts'
import { paragraphKinds } from '../domain/document.ts'
import { roles } from '../domain/role.ts'
import type { StoredText } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'

/** Ids as the store gives them out. */
const idOf = (letter: string) => z.string().regex(new RegExp(`^${letter}[1-9]\\d{0,5}$`))
const offset = z.int().min(0)

const textSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
  paragraphs: z.array(
    z
      .object({
        kind: z.enum(paragraphKinds),
        start: offset,
        end: offset,
        level: z.int().optional(),
        under: z.array(z.int()).optional(),
        page: z.int().optional(),
      })
      .transform(present),
  ),
})

const sourceSchema = z.looseObject({
  id: idOf('s'),
  status: z.enum(['found', 'read', 'failed']),
  origin: z.enum(['web', 'file', 'text']),
  url: z.string().nullish(),
  file: z.string().optional(),
  title: z.string(),
  address: z.string(),
  textSha256: z.string().optional(),
})

const claimSchema = z.looseObject({
  id: idOf('c'),
  text: z.string(),
  verdict: z.enum(verdicts),
  confidence: z.number(),
  disputed: z.boolean(),
  independent: z.number(),
  reasons: z.array(z.string()),
  cited: z.array(z.string()).optional(),
  evidence: z.array(
    z.looseObject({
      source: idOf('s'),
      paragraph: z.int().min(1),
      start: offset,
      end: offset,
      stance: z.enum(stances),
      checks: z.array(z.looseObject({ name: z.string(), result: z.string(), reason: z.string() })),
      by: z.enum(['checks', 'reader', 'model']),
      quote: z.string().optional(),
    }),
  ),
})

const draftSchema = z.looseObject({
  id: idOf('d'),
  title: z.string(),
  at: z.string(),
  sections: z.array(z.looseObject({ id: z.string(), heading: z.string(), text: z.string(), for: z.array(z.string()) })),
  repairs: z.array(z.looseObject({ id: idOf('p'), section: z.string(), sentence: z.string(), message: z.string() })),
})

const bundleSchema = z.object({
  session: z.string(),
  question: z.string(),
  created: z.string(),
  language: z.string(),
  since: z.string().optional(),
  until: z.string().optional(),
  exclude: z.array(z.string()),
  requirements: z.array(
    z.looseObject({ id: idOf('q'), text: z.string(), role: z.enum(roles), weight: z.number(), kind: z.string() }),
  ),
  tasks: z.array(z.looseObject({ id: idOf('t'), title: z.string(), status: z.string(), for: z.array(z.string()) })),
  sources: z.array(sourceSchema),
  claims: z.array(claimSchema),
  citations: z.array(z.object({ source: idOf('s'), quote: z.string(), start: offset, end: offset }).loose()),
  drafts: z.array(draftSchema),
  emptySearches: z.array(z.looseObject({ id: idOf('n'), query: z.string() })),
  searches: z.array(z.looseObject({ id: idOf('w'), query: z.string() })),
  scorecards: z.array(z.looseObject({ id: idOf('j'), criteria: z.array(z.looseObject({ id: z.string() })) })),
  texts: z.array(textSchema).optional(),
  manifest: z.looseObject({ head: z.string().optional(), version: z.string().optional() }),
})

export type Bundle = z.output<typeof bundleSchema> & { readonly texts: readonly StoredText[] }

/** Reads an `evidence.json` that holds the texts. Rejects one that was made without them, or whose texts are not those that it names. */
export function readBundle(json: string): Bundle {
  const parsed = bundleSchema.safeParse(jsonOf(json))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue?.path
      .map(part => (typeof part === 'number' ? part : part.toString().replace(/\W/g, '_')))
      .join('.')
    throw new ResearchError(`This is no bundle of a research: ${where || 'the file'} is not as it should be.`, {
      fix: 'Give the file that `export <session> --format json --full` wrote.',
    })
  }
  const { texts } = parsed.data
  const read = parsed.data.sources.filter(({ status }) => status === 'read')
  if (texts === undefined && read.length > 0) {
    throw new ResearchError('The bundle has no texts, so nothing in it can be verified.', {
      fix: 'Export it with `--format json --full`.',
    })
  }
  const known = new Set((texts ?? []).map(({ sha256 }) => sha256))
  const missing = read.filter(({ textSha256 = '' }) => !known.has(textSha256)).map(({ id }) => id)
  const changed = (texts ?? []).filter(({ text, sha256 }) => hashOf(text) !== sha256 || !hasPlaces(text, texts ?? []))
  if (missing.length > 0 || changed.length > 0) {
    const what =
      missing.length > 0
        ? `the text of ${missing.join(', ')} is missing`
        : `texts that are not what their hash says: ${changed.length}`
    throw new ResearchError(`The bundle is damaged: ${what}.`, { fix: 'Export it again; nothing was imported.' })
  }
  return { ...parsed.data, texts: texts ?? [] }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Every block lies within its text. */
function hasPlaces(text: string, texts: readonly StoredText[]): boolean {
  const own = texts.find(one => one.text === text)
  return own?.paragraphs.every(({ start, end }) => start <= end && end <= text.length) ?? true
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What the file says instead is nobody's business but its own.
    return undefined
  }
}

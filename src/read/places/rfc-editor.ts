import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { months } from '../../evidence/dates.ts'
import type { Fetched } from '../../net/net.ts'
import { notAsDocumented } from './doors.ts'
import { definePlace, isHost, type PlaceDoor } from './place.ts'

function numberOf(url: URL): string | undefined {
  const path = url.pathname
  const editor = /^\/(?:rfc|info)\/rfc(\d{1,5})(?:\.(?:html|txt|pdf|xml|json))?\/?$/i
  const tracker = /^\/(?:doc\/html|doc|html)\/rfc(\d{1,5})\/?$/i
  if (isHost(url, 'rfc-editor.org')) return editor.exec(path)?.[1]
  return isHost(url, 'ietf.org') ? (tracker.exec(path) ?? editor.exec(path))?.[1] : undefined
}

const described = z.object({
  title: z.string(),
  authors: z.array(z.string()).optional(),
  pub_date: z.string().optional(),
  obsoleted_by: z.array(z.string()).optional(),
  updated_by: z.array(z.string()).optional(),
})

/** The RFC's HTML, else its text, and what the Editor's record says of it: https://www.rfc-editor.org/retrieve/ and /rfc-index/ */
export const rfcEditor = definePlace({
  name: 'RFC Editor',
  reads: 'RFCs, also by their addresses at the IETF; authors, date, what obsoletes or updates them',
  doors: { editor: { variable: 'RFC_EDITOR_URL', base: 'https://www.rfc-editor.org' } },
  matches: url => numberOf(url) !== undefined,

  async open(url, { doors: { editor } }) {
    const name = `rfc${Number(numberOf(url))}`
    const [text, about] = await Promise.all([textOf(name, editor), record(name, editor)])
    const { bytes, contentType = 'text/plain', url: at, retrieved, stale } = text
    const published = monthOf(about?.pub_date ?? '')
    return {
      bytes,
      contentType,
      url: at,
      retrieved,
      ...(stale && { stale }),
      ...(about && { title: `RFC ${Number(numberOf(url))}: ${about.title}` }),
      ...(about?.authors?.length && { author: about.authors.join(', ') }),
      ...(published && { published }),
      notes: [...listed('obsoleted by', about?.obsoleted_by), ...listed('updated by', about?.updated_by)],
    }
  },
})

/** RFCs before number 8650 have no HTML of their own kind, but the Editor makes some for most. */
async function textOf(name: string, editor: PlaceDoor): Promise<Fetched> {
  try {
    return thatRfc(name, await editor.get(`/rfc/${name}.html`, { accept: 'text/html' }))
  } catch (error) {
    if (!(error instanceof ResearchError) || error.kind !== 'not_found') throw error
    return thatRfc(name, await editor.get(`/rfc/${name}.txt`, { accept: 'text/plain' }))
  }
}

/** Every RFC says its number: `RFC 9110` or, in older ones, `Request for Comments: 791`. */
function thatRfc(name: string, text: Fetched): Fetched {
  const says = new RegExp(`(?:RFC|Comments:)\\s*0*${name.slice(3)}\\b`, 'i')
  if (!says.test(new TextDecoder().decode(text.bytes))) throw notAsDocumented()
  return text
}

async function record(name: string, editor: PlaceDoor): Promise<z.output<typeof described> | undefined> {
  try {
    return await editor.json(`/rfc/${name}.json`, described)
  } catch (error) {
    // The text stands without it.
    if (error instanceof ResearchError && error.kind !== 'cancelled') return undefined
    throw error
  }
}

/** Only numbers are taken from the record, so that the line stays ours. */
function listed(word: string, names: readonly string[] | undefined): string[] {
  const numbers = (names ?? []).flatMap(name => /^RFC\s?0*(\d{1,5})$/.exec(name.trim())?.[1] ?? [])
  return numbers.length > 0 ? [`${word} RFC ${numbers.join(', ')}`] : []
}

/** `June 2022` as `2022-06`. */
function monthOf(text: string): string | undefined {
  const [, name = '', year] = /^(\w+)\s+(\d{4})$/.exec(text.trim()) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  return month > 0 ? `${year}-${String(month).padStart(2, '0')}` : undefined
}

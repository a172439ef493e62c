import { fold } from '../clean.ts'

/** What the JSON-LD of a page says of the page itself. */
export interface JsonLd {
  readonly headline?: string
  readonly author?: string
  readonly published?: string
  readonly modified?: string
  readonly licence?: string
  readonly siteName?: string
  /** All `@type` values, lower case. */
  readonly types: readonly string[]
}

type Entry = Readonly<Record<string, unknown>> & { readonly author?: unknown; readonly publisher?: unknown }

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, ''))
  } catch {
    // Broken JSON-LD is common and says nothing about the page.
    return undefined
  }
}

/** Top objects and the members of their `@graph`. */
function entriesOf(value: unknown): readonly Entry[] {
  const list = Array.isArray(value) ? value.filter(isEntry) : isEntry(value) ? [value] : []
  return list.flatMap(entry => [entry, ...(Array.isArray(entry['@graph']) ? entry['@graph'].filter(isEntry) : [])])
}

const typesOf = (entry: Entry): readonly string[] =>
  [entry['@type']]
    .flat()
    .filter(type => typeof type === 'string')
    .map(type => type.toLowerCase())

const stringAt = (entry: Entry, key: string): string | undefined => {
  const value = entry[key]
  return typeof value === 'string' && fold(value) !== '' ? fold(value) : undefined
}

/** Names of people or organisations; one that is only referred to by its id is looked up among the other objects. */
function namesOf(value: unknown, entries: readonly Entry[]): string | undefined {
  const names = [value].flat().flatMap(person => {
    if (typeof person === 'string') return [person]
    if (!isEntry(person)) return []
    const id = stringAt(person, '@id')
    const target = id === undefined ? undefined : entries.find(entry => entry['@id'] === id && 'name' in entry)
    return [stringAt(person, 'name') ?? (target && stringAt(target, 'name')) ?? '']
  })
  const text = names
    .map(fold)
    .filter(name => name !== '')
    .slice(0, 5)
    .join(', ')
  return text === '' ? undefined : text
}

const articleType = /article|posting|report|webpage|product|recipe|howto|question|review|course|event|jobposting/

/** The object that describes the page rather than its site, its publisher or its crumbs. */
function mainEntry(entries: readonly Entry[]): Entry {
  const specific = entries.find(entry => typesOf(entry).some(type => articleType.test(type) && type !== 'webpage'))
  return specific ?? entries.find(entry => typesOf(entry).includes('webpage')) ?? {}
}

export function jsonLdOf(sources: readonly string[]): JsonLd {
  const entries = sources.flatMap(source => entriesOf(parsed(source)))
  const main = mainEntry(entries)
  const { author: writer, publisher } = main
  const site = entries.find(entry => typesOf(entry).includes('website')) ?? {}
  // Yoast and others describe the writer beside the article.
  const person = writer === undefined ? entries.find(entry => typesOf(entry).includes('person')) : undefined
  const headline = stringAt(main, 'headline')
  const author = namesOf(writer, entries) ?? (person && stringAt(person, 'name'))
  const published = stringAt(main, 'datePublished') ?? stringAt(main, 'dateCreated')
  const modified = stringAt(main, 'dateModified')
  const licence = stringAt(main, 'license')
  const siteName = stringAt(site, 'name') ?? namesOf(publisher, entries)
  return {
    types: entries.flatMap(typesOf),
    ...(headline === undefined ? {} : { headline }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(licence === undefined ? {} : { licence }),
    ...(siteName === undefined ? {} : { siteName }),
  }
}

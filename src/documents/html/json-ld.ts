import { fold } from '../clean.ts'

/** What the JSON-LD of a page says of the page itself. */
export interface JsonLd {
  readonly headline?: string
  readonly author?: string
  readonly published?: string
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

function namesOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .flatMap(person =>
      typeof person === 'string' ? [person] : isEntry(person) ? [stringAt(person, 'name') ?? ''] : [],
    )
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
  const headline = stringAt(main, 'headline')
  const author = namesOf(writer)
  const published = stringAt(main, 'datePublished') ?? stringAt(main, 'dateCreated')
  const siteName = stringAt(site, 'name') ?? namesOf(publisher)
  return {
    types: entries.flatMap(typesOf),
    ...(headline === undefined ? {} : { headline }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(siteName === undefined ? {} : { siteName }),
  }
}

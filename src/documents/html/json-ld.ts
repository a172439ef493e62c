import { fold } from '../clean.ts'
import { parsedJson } from './json-texts.ts'

/** What the JSON-LD of a page says of the page itself. */
export interface JsonLd {
  readonly headline: string | undefined
  /** What the page's own object is called: a product, a course, a page. */
  readonly name: string | undefined
  readonly author: string | undefined
  readonly published: string | undefined
  readonly modified: string | undefined
  readonly licence: string | undefined
  readonly siteName: string | undefined
  /** Unless a person publishes what she writes. */
  readonly publisher: string | undefined
  /** All `@type` values, lower case. */
  readonly types: readonly string[]
}

type Entry = Readonly<Record<string, unknown>> & { readonly author?: unknown; readonly publisher?: unknown }

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

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
  const entries = sources.flatMap(source => entriesOf(parsedJson(source)))
  const main = mainEntry(entries)
  const { author: writer, publisher } = main
  const site = entries.find(entry => typesOf(entry).includes('website')) ?? {}
  // Yoast and others describe the writer beside the article.
  const person = writer === undefined ? entries.find(entry => typesOf(entry).includes('person')) : undefined
  return {
    types: entries.flatMap(typesOf),
    headline: stringAt(main, 'headline'),
    name: stringAt(main, 'name'),
    author: namesOf(writer, entries) ?? (person && stringAt(person, 'name')),
    published: stringAt(main, 'datePublished') ?? stringAt(main, 'dateCreated'),
    modified: stringAt(main, 'dateModified'),
    licence: stringAt(main, 'license'),
    siteName: stringAt(site, 'name') ?? namesOf(publisher, entries),
    publisher: isEntry(publisher) && typesOf(publisher).includes('person') ? undefined : namesOf(publisher, entries),
  }
}

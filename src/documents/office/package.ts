import { ResearchError } from '../../errors.ts'
import { present } from '../../present.ts'
import { fold } from '../clean.ts'
import { metaDate } from '../dates.ts'
import { childrenOf, decodeXml, findXml, type OnElement, parseXml, type XmlElement, xmlText } from '../xml.ts'
import { type Archive, resolveIn } from '../zip/archive.ts'

/** What a document says about itself in its properties. */
export interface Properties {
  readonly title?: string
  readonly author?: string
  readonly published?: string
  readonly language?: string
}

export interface Relation {
  readonly id: string
  /** Last part of the relation's type, such as `footnotes`. */
  readonly type: string
  readonly target: string
}

const missing = (): ResearchError =>
  new ResearchError('This file is damaged: a part of it that has to be there is missing.', {
    kind: 'unsupported_type',
    fix: 'Open it in the program that made it, save it anew, and read that file.',
  })

/** A part as a tree; undefined where the archive has none of that name. */
export function optionalPart(
  archive: Archive,
  name: string | undefined,
  onElement?: OnElement,
): XmlElement | undefined {
  const bytes = name === undefined ? undefined : archive.read(name)
  return bytes && parseXml(decodeXml(bytes), onElement)
}

export function requiredPart(archive: Archive, name: string | undefined, onElement?: OnElement): XmlElement {
  const root = optionalPart(archive, name, onElement)
  if (!root) throw missing()
  return root
}

/** What a part of an Office Open XML file refers to (ECMA-376 part 2, https://ecma-international.org/publications-and-standards/standards/ecma-376/). */
export function relationsOf(archive: Archive, part: string): readonly Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const root = optionalPart(archive, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  if (!root) return []
  return findXml(root, 'Relationship').flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
    if (mode === 'External') return []
    return [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolveIn(part, target) }]
  })
}

export const relationOf = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find(one => one.type === type)?.target

const dublinNames = ['title', 'creator', 'initial-creator', 'created', 'creation-date', 'date', 'language'] as const

function dublinValues(root: XmlElement): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const element of findXml(root, ...dublinNames)) {
    const value = fold(xmlText(element))
    if (value !== '' && !values.has(element.name)) values.set(element.name, value)
  }
  return values
}

/** Dublin Core elements, as office files and books have them. */
export function dublinCore(root: XmlElement | undefined): Properties {
  const values = root ? dublinValues(root) : new Map<string, string>()
  const created = values.get('created') ?? values.get('creation-date') ?? values.get('date')
  return present({
    title: values.get('title'),
    author: values.get('initial-creator') ?? values.get('creator'),
    published: created === undefined ? undefined : metaDate(created),
    language: /^[a-z]{2,3}(?=$|[-_])/i.exec(values.get('language') ?? '')?.[0].toLowerCase(),
  })
}

/** Properties of an Office Open XML file. */
export function coreProperties(archive: Archive): Properties {
  const name = relationOf(relationsOf(archive, ''), 'core-properties') ?? 'docProps/core.xml'
  return dublinCore(optionalPart(archive, name))
}

/** Text of the first element of a name among the children, folded. */
export const childText = (element: XmlElement, name: string): string =>
  fold(xmlText(childrenOf(element).find(one => one.name === name)))

import { ResearchError } from '../../errors.ts'
import { createBlockWriter } from '../blocks.ts'
import { addCode } from '../code-blocks.ts'
import { metaDate } from '../dates.ts'
import { parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { fileTitle } from '../title.ts'
import { addData, type Data, type DataObject, maxBlocks } from './tree-blocks.ts'

const maxDepth = 200
const maxTitleChars = 120

/** End of the string that begins at `from`: the place of its closing quote. */
function stringEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at += 1) {
    const unit = source.charCodeAt(at)
    if (unit === 0x22) return at
    if (unit === 0x5c) at += 1
  }
  return source.length
}

const nesting: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }

/** Deepest nesting outside strings, found without recursion. */
function depthOf(source: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at)
    if (char === '"') at = stringEnd(source, at)
    else depth += nesting[char] ?? 0
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Figures stay as they are written: `1.50` and figures longer than a double can hold become texts before they are parsed. */
function withExactNumbers(source: string): string {
  return source.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, token => {
    if (token.startsWith('"') || String(Number(token)) === token) return token
    return Number.isNaN(Number(token)) ? token : `"${token}"`
  })
}

/** More values than are written need not be looked at. */
const entriesOf = (value: object): readonly (readonly [string, unknown])[] => Object.entries(value).slice(0, maxBlocks)

function dataOf(value: unknown): Data {
  if (Array.isArray(value)) return value.map(dataOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(entriesOf(value).map(([key, one]) => [key, dataOf(one)]))
  return value === null || value === undefined ? '' : String(value)
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source.length < 5_000_000 ? withExactNumbers(source) : source)
  } catch {
    return undefined
  }
}

/** One value, or one a line (JSON Lines); undefined where it is neither. */
function readValue(source: string): unknown {
  const whole = parsed(source)
  if (whole !== undefined) return whole
  const lines = source.split(/\r?\n/).filter(line => line.trim() !== '')
  if (lines.length < 2 || !/^\s*[{[]/.test(lines[0] ?? '')) return undefined
  const values = lines.map(parsed)
  // A file that was cut off breaks in its last line.
  const kept = values.at(-1) === undefined ? values.slice(0, -1) : values
  return kept.length > 0 && kept.every(value => value !== undefined) ? kept : undefined
}

const textAt = (data: Data, ...keys: readonly string[]): string | undefined => {
  if (typeof data === 'string' || Array.isArray(data)) return undefined
  // What is neither text nor list is an object, which narrowing does not see for readonly arrays.
  const object = data as DataObject
  const found = keys.map(key => object[key]).find(value => typeof value === 'string' && value !== '')
  return typeof found === 'string' ? found : undefined
}

/** A notebook is JSON, too; undefined where the value is none. */
export function jsonValue(source: string): unknown {
  if (depthOf(source) > maxDepth) {
    throw new ResearchError(`The JSON is nested more than ${maxDepth} levels deep.`, {
      kind: 'too_large',
      fix: 'Save the part of it that you need as a file of its own, and read that.',
    })
  }
  return readValue(source.replace(/^\ufeff/, ''))
}

/** JSON and JSON Lines to be read; what is not valid is shown as it stands. */
export function parseJson(source: string, value: unknown, input: DocumentInput): Parsed {
  const writer = createBlockWriter()
  const data = value === undefined ? undefined : dataOf(value)
  if (data === undefined) addCode(writer, source.split(/\r\n?|\n/))
  else addData(writer, data)
  const title = data === undefined ? undefined : textAt(data, 'title', 'name', '标题', '名称')
  const date = data === undefined ? undefined : textAt(data, 'published', 'datePublished', 'date', 'pubDate')
  return parsedFrom(
    writer.finish(),
    {
      title: title === undefined || title.length > maxTitleChars ? fileTitle(input) : title,
      ...publishedAs(date === undefined ? undefined : metaDate(date)),
      mediaType: 'application/json',
      kind: 'text',
      extractor: 'json/1',
    },
    input,
  )
}

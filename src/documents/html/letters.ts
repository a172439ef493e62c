import type { ParagraphKind } from '../../domain/document.ts'
import { letterBlocks } from '../mail/letter-text.ts'
import { findAll, type HtmlElement, type HtmlNode, isElement, textLength, textOf } from './tree.ts'

const field = /^[ \t]*(?:From|To|Cc|Bcc|Reply-To|Subject|Date|Sent|Message-ID|In-Reply-To|References|Newsgroups): ?\S/i
const sender = /^From: ?\S/m
const FEWEST_FIELDS = 2
/** A head stands near the beginning of its listing; above it a list of the thread may stand, the same for all its letters. */
const MOST_BEFORE = 2_000
/** Share of a page's text: a listing of a manual may show what a letter looks like. */
const LEAST_SHARE = 1 / 3

interface Letter {
  readonly listing: HtmlElement
  readonly before: string
  readonly fields: readonly string[]
  readonly words: string
}

/** Makes listings that are letters into text: fields of the head, paragraphs, quotes, and a listing for the patch. */
export function makeLetters(root: HtmlElement): void {
  const letters = findAll(root, ({ name }) => name === 'pre').flatMap(listing => letterIn(listing) ?? [])
  if (letters.length === 0) return
  const size = letters.reduce((sum, { listing }) => sum + textLength(listing), 0)
  if (size < LEAST_SHARE * textLength(root)) return
  const [only, ...others] = letters
  if (only && others.length === 0) dropBehindRule(only.listing)
  const made = new Map<HtmlNode, HtmlElement>(
    letters.map((letter, at) => [letter.listing, elementOf(at === 0 ? letter : { ...letter, before: '' })]),
  )
  // The tree is new and nobody else has it yet.
  for (const { children } of new Set(letters.flatMap(({ listing }) => listing.parent ?? [])))
    for (const [at, child] of children.entries()) children[at] = made.get(child) ?? child
}

/** An archive writes below a rule what it has to say under each of its letters. */
function dropBehindRule(listing: HtmlElement): void {
  const siblings = listing.parent?.children ?? []
  const own = siblings.indexOf(listing)
  const rule = siblings.findIndex((one, at) => at > own && isElement(one) && one.name === 'hr')
  if (rule < 0) return
  for (const one of siblings.splice(rule)) if (!isElement(one) || one.name !== 'pre') siblings.push(one)
}

function letterIn(listing: HtmlElement): Letter | undefined {
  const text = textOf(listing).replace(/\r\n?/g, '\n')
  const at = text.search(sender)
  if (at < 0 || at > MOST_BEFORE) return undefined
  const end = text.indexOf('\n\n', at)
  const fields = text
    .slice(at, end < 0 ? undefined : end)
    .replace(/\n[ \t]+(?![ \t]*[\w-]+: )/g, ' ')
    .split('\n')
  const isHead = fields.length >= FEWEST_FIELDS && fields.every(line => field.test(line))
  return isHead && end >= 0 ? { listing, before: text.slice(0, at), fields, words: text.slice(end) } : undefined
}

const names: Readonly<Record<ParagraphKind, string>> = {
  paragraph: 'p',
  heading: 'h3',
  list_item: 'li',
  quote: 'blockquote',
  code: 'pre',
  table_row: 'p',
  caption: 'p',
}

function elementOf({ listing, before, fields, words }: Letter): HtmlElement {
  const letter: HtmlElement = { ...listing, name: 'div', attributes: {}, children: [] }
  const add = (name: string, text: string): void => {
    if (/\S/.test(text)) letter.children.push({ name, attributes: {}, children: [text], parent: letter })
  }
  add('pre', before)
  for (const text of fields) add('li', text.trim())
  const { text, paragraphs } = letterBlocks(words)
  for (const { kind, start, end } of paragraphs) add(names[kind], text.slice(start, end))
  return letter
}

import { linkedAuthors, looksLikeName, textIn } from './linked-author.ts'
import { first, type Meta } from './meta.ts'
import { isAddress, isNoName } from './not-names.ts'
import type { Segment } from './segments.ts'
import { attribute, findAll, type HtmlElement } from './tree.ts'

const bylineName =
  /(?:^|[\s_-])(?:byline|author|by-author|post-author|entry-author|article-author|author-name|authorname|creator)(?:$|[\s_-]|__)/i
const furniture =
  /avatar|image|photo|bio|box|social|link|date|time|title|description|categor|topic|section|channel|tags?(?:$|[\s_-])/i

const isMarked = ({ attributes: { rel, itemprop, class: names } }: HtmlElement): boolean =>
  (rel !== undefined && /(?:^|\s)author(?:\s|$)/.test(rel)) ||
  itemprop === 'author' ||
  (names !== undefined && bylineName.test(names) && !furniture.test(names))

const monthName = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?'
const month = `${monthName} \\d{1,2}`
const afterName = new RegExp(
  String.raw`\s*(?:${month}\b.*|\d{1,2}\.? ${monthName} \d{4}.*|\d{4}[-/.年]\d{1,2}.*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*|[|•·⋅●»‐–—].*|\bon\s+(?:${month}).*|(?:Published|Updated|Posted|Last)\b.*|\s+in [\p{Ll}].*|\s+(?:(?:about|over|almost|less than) )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago\b.*|\d+ min(?:ute)?s? read.*|\s\d[\d.,]*[km]?(?:\s+\d+)*\s+(?:gold|silver|bronze|badges?|posts?|points?|messages?|reputation|followers?)\b.*)$`,
  'u',
)

const work = '(?:Reporter|Writer|Editor|Correspondent|Columnist|Journalist|Contributor)'
const rank =
  '(?:Senior|Chief|Deputy|Former|Associate|Staff|Managing|Contributing|Executive|Lead|Assistant|Freelance|Special|Guest)'
/** Two or three words of a name, then what the person does. */
const nameAndWork = new RegExp(
  String.raw`^((?!The |Our )\p{Lu}[^\s,]+(?: \p{Lu}[^\s,]*){1,2}?),? (?:${rank} (?:[\p{L}&-]+ ){0,4})?${work}$`,
  'u',
)

/** Where and when something was posted stand before who posted it. */
const postedIn = /^(?:[Pp]osted|[Pp]ublished|[Ww]ritten) (?:in|on) .{3,70}? by (?=\p{Lu})/u

/** A name without the words before and behind it, or undefined where it is none. */
export function authorName(raw: string | undefined): string | undefined {
  const name = raw
    ?.replace(
      /^(?:(?:[Ww]ritten|[Pp]ost(?:ed)?|[Pp]ublished|[Rr]eviewed|[Aa]uthored|[Ww]ords|[Ss]tory|[Aa]rticle|[Gg]uide|Added|Opened|Reported|Submitted|Asked|Started)\s+)?(?:[Bb]y(?:[:\s]+|(?=\p{Lu}))|BY[:\s]+)/u,
      '',
    )
    .replace(postedIn, '')
    .replace(/^thread starter\s+/i, '')
    .replace(/^(?:[Aa]uthors?|作者|撰文|文|记者|編輯|编辑)(?:\s*[:：/|]\s*|(?=\p{Lu}))/u, '')
    .replace(/^Author\s+(?=\p{Lu})/u, '')
    .replace(/^(?:view )?(?:all |more )?(?:posts|articles|insights) (?:by|from) (?=\p{Lu})/iu, '')
    .replace(/^[,@\s]+|\s[-–—]$|(?<=\S)\*$/g, '')
    .replace(/\s+\S+@\S+\.\S+$/, '')
    .replace(afterName, '')
    .trim()
    .replace(nameAndWork, '$1')
  if (name === undefined || name.length < 2 || name.length > 120) return undefined
  if (isNoName(name)) return undefined
  return /^https?:|[{}<>]|\.extra\.|^(?:admin|author|unknown|anonymous|staff)$/i.test(name) ? undefined : name
}

const byline =
  /^(?:(?:[Ww]ritten|[Pp]osted|[Aa]uthored|[Ww]ords|[Ss]tory|Added|Opened|Reported|Submitted|Asked|Started)\s+)?(?:[Bb]y[:\s]*|BY[:\s]+)\p{Lu}|^[Aa]uthors?\s*[:：]|^[Tt]hread starter\s|^作者\s*[:：]|(?:^|\s)作者\s*[:：]|^(?:本报)?记者\s*[:：]|(?:^|\s)记者\s*[:：]/u

/** Who sent a letter, told by the other lines of its head. */
function senderIn(lines: readonly string[]): string | undefined {
  const from = lines.find(line => /^From\s*: \S/.test(line))
  const isHead =
    lines.some(line => /^Subject\s*: /.test(line)) ||
    lines.filter(line => /^(?:To|Date|Sent)\s*: /.test(line)).length > 1
  return from !== undefined && isHead
    ? authorName(from.replace(/^From\s*: /, '').replace(/\s*(?:<[^<>]*>|@ \d.*)$/, ''))
    : undefined
}

const label = /^(?:(?:article |guide |words |text )?(?:written )?by|authors?|author\(s\))\s*:?$/i

/** The name below a line that says but "Written by". */
function belowLabel(lines: readonly string[]): string | undefined {
  const name = lines[lines.findIndex(text => label.test(text)) + 1]
  return name !== undefined && lines.some(text => label.test(text)) && looksLikeName.test(name) ? name : undefined
}

/** Where a line such as "By Ann Lee" stands near the top heading. */
function fromLines(segments: readonly Segment[]): string | undefined {
  const top = Math.max(
    0,
    segments.findIndex(({ kind, level }) => kind === 'heading' && level === 1),
  )
  const lines = segments
    .slice(Math.max(0, top - 4), top + 14)
    .map(({ text }) => text)
    .filter(text => text.length <= 120)
  const sender = senderIn(lines)
  if (sender !== undefined) return sender
  const at = lines.findIndex(text => byline.test(text) || postedIn.test(text))
  const line = lines[at] ?? belowLabel(lines)
  const chinese = line && /(?:作者|记者)\s*[:：]\s*([^\s:：|,，]{2,20})/u.exec(line)?.[1]
  return authorName(chinese ?? line)
}

const signed = /^(?:written|words|story|article|text) by /i

/** Below some texts stands who wrote them: "Written by Ann Lee", over a note on her. */
function fromSignature(segments: readonly Segment[]): string | undefined {
  const names = segments.flatMap(({ text }) => (text.length <= 80 && signed.test(text) ? [authorName(text)] : []))
  const [name, ...others] = new Set(names)
  return name !== undefined && others.length === 0 && looksLikeName.test(name) ? name : undefined
}

const personKeys = ['author', 'citation_author', 'dc.creator', 'parsely-author', 'sailthru.author', 'article:author']

/** The name of a manual says where a text stands, not who wrote it. */
const isManual = (name: string): boolean => /\s(?:docs|documentation)$/i.test(name)

/** A lone word may be an account; a Chinese name is one word. */
const isFullName = (name: string): boolean => name.includes(' ') || /^\p{Script=Han}{2,4}$/u.test(name)

const personName = /(?:^|[\s_-])person-?name(?:\s|$)/i
const bibliography = /(?:^|[\s_-])(?:bibliography|bib(?:list|item|block)|references)(?:$|[\s_-])/i
const MOST_AUTHORS = 20

/** Of the elements that name an author; where they hold more than the name it is marked inside, and then all who stand together are named. */
function namesIn(root: HtmlElement): readonly string[] {
  const marked = findAll(root, isMarked).filter(element => !isCited(element))
  const people = marked.flatMap(element => {
    const [name] = findAll(element, ({ attributes }) => personName.test(attributes['class'] ?? ''))
    return name ? [{ name: textIn(name), among: element.parent }] : []
  })
  const [first] = people
  if (first === undefined) return marked.map(textIn)
  const together = people.filter(({ among }) => among === first.among).slice(0, MOST_AUTHORS)
  return [listed(together.map(({ name }) => name).filter(name => name.length > 1))]
}

/** Cut where the list would get longer than a name may be. */
const listed = (names: readonly string[]): string =>
  names.reduce((all, name) => (all === '' ? name : all.length + name.length > 75 ? all : `${all}, ${name}`), '')

/** Whether an element names an author of a work that is cited. */
function isCited(element: HtmlElement): boolean {
  for (let above = element.parent; above; above = above.parent)
    if (bibliography.test(attribute(above, 'class') ?? '')) return true
  return false
}

/** An account that shares all of a site's pages names none of their authors. */
const sharesForSite = (meta: Meta): boolean =>
  first(meta, ['twitter:creator'])?.toLowerCase() === first(meta, ['twitter:site'])?.toLowerCase()

export interface AuthorFacts {
  readonly declared: string | undefined
  /** What the site and its publisher are called: a person stands before them. */
  readonly site: readonly string[]
  readonly url: string | undefined
}

/** Of a work by several authors all of them, however its page lists them. */
function citedAuthors(meta: Meta): string | undefined {
  const names = meta.get('citation_author') ?? meta.get('citation_authors')
  return names?.slice(0, 20).join(', ')
}

/** What a page shows of itself where it is shared, if that is who wrote it. */
const labelled = (meta: Meta): string | undefined =>
  /^(?:written|words|interview|posted)? ?by$|^author$/i.test(first(meta, ['twitter:label1']) ?? '')
    ? first(meta, ['twitter:data1'])
    : undefined

/** What the page declares, then what it shows; the account that shares it last. */
export function authorOf(
  root: HtmlElement,
  meta: Meta,
  { declared, site, url }: AuthorFacts,
  segments: readonly Segment[],
): string | undefined {
  const isOfSite = (name: string): boolean => site.some(one => one === name || one.startsWith(`${name} `))
  const nameIn = (raw: string | undefined): string | undefined => {
    const name = authorName(raw)
    return name !== undefined && isManual(name) ? undefined : name
  }
  const candidates = [citedAuthors(meta), declared, ...personKeys.flatMap(key => meta.get(key) ?? []), labelled(meta)]
  const named = candidates.map(nameIn).find(name => name !== undefined && isFullName(name) && !isOfSite(name))
  const marked = namesIn(root)
    .filter(text => text.length > 2 && text.length < 80)
    .map(nameIn)
    .find(name => name !== undefined)
  return (
    named ??
    fromLines(segments) ??
    marked ??
    linkedAuthors(root, url)
      .map(nameIn)
      .find(name => name !== undefined && looksLikeName.test(name)) ??
    fromSignature(segments) ??
    candidates.map(nameIn).find(name => name !== undefined) ??
    nameIn(first(meta, [...(sharesForSite(meta) ? [] : ['twitter:creator']), 'twitter:data1'])) ??
    candidates.find(isAddress)?.trim()
  )
}

import type { Figure } from '../text/numbers.ts'

/** Products that are mostly named with their version. */
const products =
  /^(?:Windows|macOS|iOS|iPadOS|Android|Debian|Ubuntu|Fedora|CentOS|RHEL|openSUSE|Linux|FreeBSD|Python|Java|JDK|PHP|Ruby|Rails|Perl|Node|Node\.js|Django|Angular|React|Vue|Kubernetes|Docker|Chrome|Chromium|Firefox|Safari|PostgreSQL|Postgres|MySQL|MariaDB|SQLite|MongoDB|Redis|Elasticsearch|Git|GCC|Clang|LLVM|HTML|CSS|HTTP|USB|Bluetooth|Rust|Swift|Kotlin|Scala|\.NET|Xbox|PlayStation|iPhone|iPad|Llama|Gemini|Claude|Qwen|Solaris|Drupal|WordPress)$/
/** `YugabyteDB`, `openSUSE`: a company may be written so too. */
const isMixedCase = (name: string) => /[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(name)

/** When a thing came or went is what a sentence says, and not whose name it uses. */
const cameBefore =
  /(?:\b(?:since|from|until|till|before|after|as of|with|introduc\w+|add(?:ed|s)|new|remov\w+|releas\w+|appear\w+|arriv\w+|dropp?\w*|support\w*|requir\w+|needs?)\s+(?:in\s+|with\s+|the\s+|version\s+)*|(?:自|从|至少|需要?|要求|支持|引入|新增|加入|移除|发布)\s*(?:了|于|在|到)?\s*)$/i
const cameAfter =
  /^\s*(?:起|开始|以来|以后|之后|之前|以前|引入|新增|加入|移除|发布|首次|才|and (?:later|newer|above)|or (?:later|newer|above)|onwards?)/i

const countedInChinese = /^\s*[个名人位次天年岁倍种家座条只台辆篇块元米月日号款部项件套份万亿]/
const countedInEnglish = /^\s+(?:of\b|[a-z]+s (?:are|were|have|had|will)\b)/

const version = /^\d{1,3}(?:\.\d+)*$/

/** What the sentence cites. */
interface Cited {
  /** Titles and addresses of its sources. */
  readonly names: readonly string[]
  /** The words under its places. */
  readonly texts: readonly string[]
}

const escaped = (words: string) => words.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')

/** The cited place numbers the same thing itself, and otherwise: that number is what the sentence should have. */
const isNumberedThere = (name: string, { texts }: Cited) =>
  texts.some(text => new RegExp(`(?<![\\w])${escaped(name)}\\s*(?:version\\s*)?\\d`).test(text))

/** `PostgreSQL 15` is a name; a source may name its version in its title or address. */
function isVersion({ text, unit, year, start, end }: Figure, sentence: string, cited: Cited): boolean {
  if (unit !== '' || year || !version.test(text)) return false
  const before = sentence.slice(0, start)
  const after = sentence.slice(end)
  const [, name = ''] = /(?<![\w.-])(\.?[A-Za-z][\w.+#-]*)\s?$/.exec(before) ?? []
  if (name === '' || cameBefore.test(before.slice(0, before.lastIndexOf(name))) || cameAfter.test(after)) return false
  if (countedInChinese.test(after) || isNumberedThere(name, cited)) return false
  return (
    products.test(name) || (!countedInEnglish.test(after) && (isMixedCase(name) || isNamedBy(cited.names, name, text)))
  )
}

/** `…/postgresql-doc-15/…`, `The Zig 0.11 manual`. */
function isNamedBy(sources: readonly string[], name: string, text: string): boolean {
  if (!/^[A-Z.]/.test(name)) return false
  const pattern = new RegExp(
    `(?<![a-z])${escaped(name)}[\\s_/-]*(?:(?:docs?|documentation|manual|version|v)[\\s_/-]*)?${escaped(text)}(?!\\d)`,
    'i',
  )
  return sources.some(source => pattern.test(source))
}

const ownLabel =
  /(?:\b(Figures?|Figs?\.?|Tables?|Charts?|Sections?|Chapters?|Appendix)|(?<!\p{Script=Han})(?:[见如由从]\s*)?([图表]))\s*$/u
const ownBegin =
  /^\W*(?:(?:Figure|Fig\.?|Table|Chart|Section)\s*\d+|The (?:figure|table|chart|section)(?: (?:above|below))?|(?:下|上|本)?[图表]\s*\d*)\s*(?:shows?|lists?|compares?|gives?|plots?|summari[sz]es?|contrasts?|sets out|draws?|displays?|has|holds?|比较|给出|列出|对比|汇总|画出)了?/
const MOST_COUNTED = 10

/** `Figure 1`, and `the three limits` that it is said to show: the report counts its own. */
function isOwnNumber({ text, unit, bare, start, end }: Figure, sentence: string, cited: Cited): boolean {
  const [, english, label = english ?? ''] = ownLabel.exec(sentence.slice(0, start)) ?? []
  if (label !== '' && /^\d+(?:\.\d+)*$/.test(text) && unit === '')
    return !countedInChinese.test(sentence.slice(end)) && !isNumberedThere(label, cited)
  const [shows = ''] = ownBegin.exec(sentence) ?? []
  const between = sentence.slice(shows.length, start)
  return (
    shows !== '' &&
    start >= shows.length &&
    !/\d/.test(text) &&
    bare <= MOST_COUNTED &&
    unit === '' &&
    !turns.test(between)
  )
}

/** What a figure is said to show behind these words is a statement of its own. */
const turns = /\bthat\b|\bhow\b|[,;:，；：。]|\d/

/** Whether a number of a sentence is part of a name or counts what the report itself shows: no source has to have it. */
export const isNoFigure = (figure: Figure, sentence: string, cited: Cited): boolean =>
  isVersion(figure, sentence, cited) || isOwnNumber(figure, sentence, cited)

/** `Figure 1 shows the limits of both`: it says where to look, and nothing that a source could deny. */
export function isPointer(sentence: string): boolean {
  const [shows = ''] = ownBegin.exec(sentence) ?? []
  return shows !== '' && !turns.test(sentence.slice(shows.length).replace(/[.。]\s*$/, ''))
}

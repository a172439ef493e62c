import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseDocument } from '../src/documents/parse.ts'
import type { Document } from '../src/domain/document.ts'
import { type Assessor, createAssessor } from '../src/evidence/assess.ts'

const mostOfATable = 6

/** A cell with a figure, what heads its row and its column, and other values that would be wrong there. */
interface Cell {
  readonly paragraph: number
  readonly label: string
  readonly column: string
  readonly value: string
  /** From the same column of another row, and from another column of the same row. */
  readonly ofOtherRow: string | undefined
  readonly ofOtherColumn: string | undefined
}

const kinds = ['as it stands', 'of another row', 'of another column'] as const
type Counts = Record<(typeof kinds)[number], Record<string, number>>

/** Claims that say a cell of a table on a public page, each citing its row: `npm run bench -- tables [folder of the data]`. */
export async function run([folder = '../shared/eval']: readonly string[]): Promise<void> {
  const from = resolve(folder, 'extraction/wcxb-dev/html')
  if (!existsSync(from)) return console.log(`tables: nothing measured, no evaluation data at ${from}`)
  const halves = { 'even pages (developed on)': newCounts(), 'odd pages (held out)': newCounts() }
  for (const name of readdirSync(from)) {
    const bytes = gunzipSync(readFileSync(join(from, name)))
    if (!bytes.includes('<td')) continue
    const document = await parseDocument({ bytes, contentType: 'text/html', url: `https://pages.example/${name}` })
    const counts = Number(name.slice(0, 4)) % 2 === 0 ? 'even pages (developed on)' : 'odd pages (held out)'
    measure(document, halves[counts])
  }
  for (const [half, counts] of Object.entries(halves)) report(half, counts)
}

function measure(document: Document, counts: Counts): void {
  const cells = cellsIn(document)
  if (cells.length === 0) return
  const { text, paragraphs, title } = document
  const assessor = createAssessor([{ id: 's1', text, paragraphs, title }])
  for (const [i, cell] of cells.entries()) {
    const values = [cell.value, cell.ofOtherRow, cell.ofOtherColumn]
    for (const [n, kind] of kinds.entries()) {
      const value = values[n]
      if (value === undefined) continue
      const verdict = verdictOf(assessor, worded(cell, value, i), cell.paragraph)
      counts[kind][verdict] = (counts[kind][verdict] ?? 0) + 1
    }
  }
}

const verdictOf = (assessor: Assessor, claim: string, paragraph: number): string =>
  assessor.assess(claim, [{ id: 's1', paragraph }]).verdict

function worded({ label, column }: Cell, value: string, i: number): string {
  const head = column.toLowerCase()
  const ways = [
    `${label}: ${head}: ${value}`,
    `The ${head} of ${label} is ${value}.`,
    `${label} has a ${head} of ${value}.`,
  ]
  return ways[i % ways.length] ?? ''
}

function cellsIn({ text, paragraphs }: Document): Cell[] {
  const cells: Cell[] = []
  for (let at = 0; at < paragraphs.length; at++) {
    const first = at
    while (paragraphs[at]?.kind === 'table_row') at += 1
    const rows = paragraphs.slice(first, at).map(({ start, end }) => text.slice(start, end).split(' | '))
    cells.push(...cellsOf(rows, first).slice(0, mostOfATable))
  }
  return cells
}

function cellsOf([head = [], ...rows]: readonly (readonly string[])[], first: number): Cell[] {
  if (rows.length < 2 || head.slice(1).some(cell => /\d/.test(cell) && !/^(?:19|20)\d\d$/.test(cell))) return []
  return rows.flatMap((row, r) =>
    row.flatMap((value, c): Cell[] => {
      const [label = '', column = ''] = [row[0], head[c]]
      const isNamed = isName(label, 60) && (isName(column, 40) || /^\d{4}$/.test(column)) && row.length === head.length
      if (c === 0 || !isNamed || !isValue(value)) return []
      const others = rows.flatMap((other, i) => (i === r ? [] : [other[c] ?? '']))
      return [
        {
          paragraph: first + r + 2,
          label,
          column,
          value,
          ofOtherRow: others.find(other => isValue(other) && !row.includes(other)),
          ofOtherColumn: row.find((other, i) => i > 0 && i !== c && isValue(other) && other !== value),
        },
      ]
    }),
  )
}

const isName = (text: string, longest: number) => text.length <= longest && /\p{L}{2}/u.test(text)
const isValue = (text: string) => text.length <= 30 && /\d/.test(text)

const newCounts = (): Counts => ({ 'as it stands': {}, 'of another row': {}, 'of another column': {} })

function report(half: string, counts: Counts): void {
  console.log(half)
  for (const kind of kinds) {
    const { supported = 0, refuted = 0, insufficient = 0, mixed = 0 } = counts[kind]
    const all = supported + refuted + insufficient + mixed
    console.log(
      `  ${kind.padEnd(18)} ${all} claims: supported ${supported}, refuted ${refuted}, open ${insufficient + mixed}`,
    )
  }
}

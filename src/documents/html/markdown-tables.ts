import type TurndownService from 'turndown'

/**
 * Tables as GitHub-flavoured Markdown has them, for the tables of clean content HTML: rows of cells with text and phrases in them, nothing
 * that spans. A table is looked over once and not by each of its rows, of which there may be thousands.
 */
export function addTableRules(service: TurndownService): void {
  const shapes = new WeakMap<Element, Shape>()
  const shapeOf = (part: Element): Shape => {
    const table = tableAround(part)
    const shape = shapes.get(table) ?? measured(table)
    shapes.set(table, shape)
    return shape
  }
  service.addRule('tableCell', {
    filter: ['th', 'td'],
    replacement: (content, cell) =>
      shapeOf(cell).isSingle ? content : `${cell.previousSibling ? '' : '|'} ${cellText(content)} |`,
  })
  service.addRule('tableRow', {
    filter: 'tr',
    replacement: (content, row) => {
      const { isSingle, columns, hasHeader, first } = shapeOf(row)
      if (isSingle) return content
      return `\n${content}${hasHeader && row === first ? `\n${divider(columns)}` : ''}`
    },
  })
  service.addRule('table', {
    filter: 'table',
    replacement: (content, table) => {
      const { isSingle, columns, hasHeader } = shapeOf(table)
      if (isSingle) return content
      const rows = content.replace(/\n+/g, '\n')
      const header = hasHeader || columns === 0 ? '' : `|${'     |'.repeat(columns)}\n${divider(columns)}`
      return `\n\n${`${header}${rows}`.trimStart()}\n\n`
    },
  })
  service.addRule('tableSection', { filter: ['thead', 'tbody', 'tfoot'], replacement: content => content })
}

interface Shape {
  readonly first: Element | undefined
  /** Whether the first row names the columns. */
  readonly hasHeader: boolean
  readonly columns: number
  /** One cell is no table. */
  readonly isSingle: boolean
}

function tableAround(part: Element): Element {
  let around = part
  while (around.nodeName !== 'TABLE' && around.parentElement) around = around.parentElement
  return around
}

function measured(table: Element): Shape {
  const rows = Array.from(table.getElementsByTagName('tr'))
  const [first] = rows
  const columns = rows.reduce((most, { childNodes }) => Math.max(most, childNodes.length), 0)
  return {
    first,
    hasHeader: first?.firstChild != null && Array.from(first.childNodes).every(({ nodeName }) => nodeName === 'TH'),
    columns,
    isSingle: rows.length === 1 && columns <= 1,
  }
}

const divider = (columns: number): string => `|${' --- |'.repeat(columns)}`

/** A bar ends a cell even in code; in words it is escaped already. */
const cellText = (content: string): string => content.trim().replace(/\n/g, '<br>').replace(/\\?\|/g, '\\|').padEnd(3)

import { attribute, findAll, type HtmlElement } from './tree.ts'

const yes = /(?:^|[\s_-])(?:tick|check|checked|checkmark|yes)(?:$|[\s_-])/i
const no = /(?:^|[\s_-])(?:cross|xmark|times|no|unchecked)(?:$|[\s_-])/i

/** What an empty cell of a table shows by a drawn mark: ✓ or ✗, as the mark is called. */
export function markIn(cell: HtmlElement): string {
  for (const element of findAll(cell, ({ name }) => /^(?:i|span|img|em|b)$/.test(name))) {
    const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'alt') ?? ''} ${attribute(element, 'aria-label') ?? ''}`
    if (names.length > 200 || yes.test(names) === no.test(names)) continue
    return yes.test(names) ? '✓' : '✗'
  }
  return ''
}

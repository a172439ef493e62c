import { attribute, findAll, type HtmlElement, isElement, textLength, textOf } from './tree.ts'

const FEWEST = 3
const LONGEST = { label: 40, value: 120 }
const plain = new Set(['div', 'span', 'p'])
const inValue = new Set('a abbr b div em i p s small span strong time'.split(' '))
const labelName = /(?:^|[\s_-])label(?:$|\s)/i
const valueName = /(?:^|[\s_-])value(?:$|\s)/i

/** Makes a table of labels and values that a page keeps in boxes of their own: neither says anything alone. A label without a value goes. */
export function makeFieldTables(root: HtmlElement): void {
  for (const element of findAll(root, one => one.name === 'div' && one.children.filter(isElement).length >= FEWEST)) {
    const fields = partsOf(element)
    if (!isBare(element) || !fields.every(isField)) continue
    Object.assign(element, { name: 'table' })
    for (const field of fields) makeRow(field)
  }
}

const partsOf = ({ children }: HtmlElement): readonly HtmlElement[] => children.filter(isElement)
const isBare = ({ children }: HtmlElement): boolean => children.every(child => isElement(child) || !/\S/.test(child))

/** Two boxes and nothing else, the first of which says of what the other speaks. */
function isField(element: HtmlElement): boolean {
  const [label, value, ...others] = partsOf(element)
  if (label === undefined || value === undefined || others.length > 0 || !plain.has(element.name)) return false
  return isBare(element) && isLabel(label, value) && textLength(value) <= LONGEST.value && isLine(value)
}

function isLabel(label: HtmlElement, value: HtmlElement): boolean {
  if (!plain.has(label.name) || !plain.has(value.name) || textLength(label) > LONGEST.label) return false
  const isNamed = labelName.test(attribute(label, 'class') ?? '') && valueName.test(attribute(value, 'class') ?? '')
  return isNamed || /\S\s*[:：]\s*$/u.test(textOf(label))
}

const isLine = (element: HtmlElement): boolean =>
  partsOf(element).every(one => textLength(one) === 0 || (inValue.has(one.name) && isLine(one)))

/** The tree is new and nobody else has it yet. */
function makeRow(field: HtmlElement): void {
  const [label, value] = partsOf(field)
  Object.assign(field, { name: 'tr' })
  if (label === undefined || value === undefined || textLength(value) === 0) {
    field.children.length = 0
    return
  }
  for (const cell of [label, value]) Object.assign(cell, { name: 'td' })
  value.children.splice(
    0,
    value.children.length,
    ...value.children.filter(one => !isElement(one) || textLength(one) > 0),
  )
}

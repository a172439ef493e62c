import { expect, test } from 'vitest'
import { isChrome } from '../../src/documents/html/chrome.ts'
import { findFirst, parseTree } from '../../src/documents/html/tree.ts'

const isFurniture = (name: string, markup: string): boolean => {
  const element = findFirst(parseTree(markup).root, name)
  return element !== undefined && isChrome(element)
}

test('what the body is called says what else is on the page', () => {
  expect(isFurniture('body', '<body class="has-main-menu sidebar-visible"><p>Text</p></body>')).toBe(false)
  expect(isFurniture('div', '<div class="main-menu"><p>Text</p></div>')).toBe(true)
})

test.each([
  ['fill(lamp: Lamp, pints: number): void', false],
  ['Lamp.fill<T extends Oil>(lamp: T)', false],
  ['interface Lamp { pints: number }', false],
  ['burns?: boolean = false', false],
  ['Ann Weller, keeper of the harbour lamps. Ask me at the quay.', true],
  ['My lamps: https://lamps.example', true],
])('a signature that reads %s: furniture %s', (text, expected) => {
  expect(isFurniture('div', `<div class="post-signature">${text.replaceAll('<', '&lt;')}</div>`)).toBe(expected)
})

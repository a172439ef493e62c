import { expect, test } from 'vitest'
import { isInterfaceLine } from '../../src/documents/html/interface-lines.ts'
import { isMachineText } from '../../src/documents/html/machine-text.ts'

test.each([
  'text-black',
  'Text-center',
  'orange-wave, text-center, overflow-hidden',
  'orange-gradient, pb-0',
  'col-md mt-3',
])('names of styles are no text: %s', line => {
  expect(isMachineText(line)).toBe(true)
})

test.each([
  'object-oriented',
  'text-based',
  'Adjustable Backrest-Height',
  'We write text-center where the title stands in the middle',
  'Long-term, low-cost loans',
  'bg',
  'T-shirts and grid-tied solar',
])('words with hyphens are: %s', line => {
  expect(isMachineText(line)).toBe(false)
})

test('links to a chart as a picture and as data are words of the page, not of its text', () => {
  const line = (text: string) => isInterfaceLine({ kind: 'paragraph', text })
  expect(['Download chart image | Chart data', 'Download this figure', 'Download the map as PNG'].map(line)).toEqual([
    true,
    true,
    true,
  ])
  expect(line('Download the chart and read it from left to right: it shows what oil cost.')).toBe(false)
})

test('what stands for a part that is not there yet is no text', () => {
  const line = (text: string) => isInterfaceLine({ kind: 'paragraph', text })
  const waiting = ['Loading...', '[ LOADING]', 'Loading prices for your region…', 'Loading faq…', '加载中...']
  expect(waiting.map(line)).toEqual(waiting.map(() => true))
  const texts = ['Loading the ferry takes an hour…and more in winter.', 'Loading and unloading', 'Loading bay 7']
  expect(texts.map(line)).toEqual(texts.map(() => false))
})

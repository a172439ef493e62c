import { expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'

const text = `# Guide

## 12.1. Lamps and LVM

Of both.

### 12.1.1. Lamps

Only lamps here.

### 12.1.2. LVM

Volumes are put together here.

## Low-light lamps

Dim.

## LVM and the sea

The sea.

## 第 3 章 备份

备份的内容。
`

async function opened() {
  const { call } = await openProduct()
  await call('read', { text, title: 'Guide' })
  return async (section: string) => {
    const reply = await call('read', { source: ['s1'], section })
    return { ...reply, lines: cutFence(reply.text).inside.slice(1) }
  }
}

test.each([
  ['LVM', 's1:6', 's1:7'],
  ['lvm', 's1:6', 's1:7'],
  ['12.1.2', 's1:6', 's1:7'],
  ['9.3. LVM', 's1:6', 's1:7'],
  ['Lamps', 's1:4', 's1:5'],
  ['Lamps and', 's1:2', 's1:7'],
  ['Low light lamps', 's1:8', 's1:9'],
  ['the sea', 's1:10', 's1:11'],
  ['备份', 's1:12', 's1:13'],
  ['6', 's1:6', 's1:7'],
])('the section %s', async (section, first, last) => {
  const { lines } = await (await opened())(section)
  expect([lines[0]?.split(' ')[0], lines.at(-1)?.split(' ')[0]]).toEqual([first, last])
})

test('where there is none, the nearest headings are shown in their words', async () => {
  const reply = await (await opened())('how the sea is lit')
  expect(reply.text).toContain('s1 has no such section; of its 7 headings these come nearest')
  expect(cutFence(reply.text).inside).toEqual(['s1:10 LVM and the sea'])
  expect(reply.text).toContain('section: "10"')
})

test('the line of its title says who wrote it', async () => {
  const { call } = await openProduct()
  const { text } = await call('read', { text: '---\ntitle: Lamps\nauthor: Ann Lee\n---\n\nA lamp is lit.\n' })
  expect(cutFence(text).inside[0]).toBe('s1 Lamps · by Ann Lee')
})

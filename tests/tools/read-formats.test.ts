import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { folderOf } from '../support/files.ts'
import { openProduct, stable } from '../support/product.ts'

async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = await folderOf({})
  for (const name of names) await copyFile(new URL(`../fixtures/${name}`, import.meta.url), join(folder, name))
  return folder
}

test('a PDF says how many pages it has, and a citation on which page it stands', async () => {
  const folder = await folderWith('paper.pdf')
  const { call } = await openProduct({ corpus: [folder] })
  const { text } = await call('read', { path: join(folder, 'paper.pdf') })
  expect(stable(text).split('\n')[1]).toMatch(
    /^s1 read · file · 2 pages · 16 paragraphs · published 2026-03-14 · sha256/,
  )
  await call('draft_report', { text: '# Duration\n\nA third hour raised revenue by 17 percent [@s1:8.1].' })
  const saved = async (format: string) => {
    const { data } = await call('draft_report', { format })
    return readFile(`${data?.['path']}`, 'utf8')
  }
  expect(await saved('md')).toContain('¶8, PDF page 2: “A second hour raised annual revenue by 38 percent')
  expect(new JSDOM(await saved('html')).window.document.querySelector('.place')?.textContent).toBe('¶8, PDF page 2')
  expect(JSON.parse(await saved('json')).citations[0]).toMatchObject({ paragraph: 8, page: 2 })
})

test('in a Chinese report the page is named in Chinese', async () => {
  const folder = await folderWith('paper-zh.pdf')
  const { call } = await openProduct({ corpus: [folder] })
  await call('plan', { question: '多一个小时的时长值多少钱？' })
  await call('read', { path: join(folder, 'paper-zh.pdf') })
  await call('draft_report', { text: '# 时长\n\n第三个小时使收入提高17%[@s1:9.1]。' })
  const { data } = await call('draft_report', { format: 'md' })
  expect(await readFile(`${data?.['path']}`, 'utf8')).toContain('第9段，PDF 第1页')
})

test('what cannot be read says why and what to do', async () => {
  const folder = await folderWith('scan.pdf', 'locked.pdf')
  const { call } = await openProduct({ corpus: [folder] })
  expect((await call('read', { path: join(folder, 'scan.pdf') })).text).toContain('OCR')
  expect((await call('read', { path: join(folder, 'locked.pdf') })).text).toContain('password')
})

test('an image is a source of its own few words', async () => {
  const folder = await folderWith('pic.jpg')
  const { call } = await openProduct({ corpus: [folder] })
  expect((await call('read', { path: join(folder, 'pic.jpg') })).text).toContain('not read (no OCR)')
})

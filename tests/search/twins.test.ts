import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct, stable, temporaryFolder } from '../support/product.ts'

const page = (name: string, words: string) =>
  `<title>Engine v20 manual</title><main><h1>Engine v20 manual</h1><p>The ${name} module ${words}, as the people who wrote it say in so many words.</p></main>`

async function library() {
  const folder = join(await temporaryFolder(), 'api')
  await mkdir(folder)
  const files = {
    'vm.md': '# VM\n\nThe vm module runs code in contexts, as the people who wrote it say in so many words.',
    'vm.html': page('vm', 'runs code in contexts'),
    'fs.html': page('fs', 'writes files to disks'),
    'net.html': page('net', 'opens sockets'),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return { folder, product: await openProduct({ corpus: [folder], config: { roots: [folder] } }) }
}

test('a page in two formats is one hit that names the other, and pages of one title go by their files', async () => {
  const { product } = await library()
  const { text } = await product.call('search', { queries: ['vm module contexts', 'fs module', 'net module'] })
  const heads = cutFence(text).inside.filter(line => line.includes('found · local'))
  expect(heads.map(line => line.replace(/^s\d+ /, '')).sort()).toEqual([
    'found · local · query 1 · also as vm.html · VM',
    'found · local · query 2 · fs.html',
    'found · local · query 3 · net.html',
  ])
})

test('what the research has in one format is not found again in the other, and counts once', async () => {
  const { folder, product } = await library()
  await product.call('plan', { question: 'What does the vm module do?' })
  await product.call('read', { path: join(folder, 'vm.html'), task: 't1' })
  const found = await product.call('search', { queries: ['vm module contexts'], task: 't1' })
  expect(
    cutFence(found.text)
      .inside.filter(line => line.includes('vm'))
      .join('\n'),
  ).toContain('also as vm.md')
  await product.call('read', { path: join(folder, 'vm.md'), task: 't1' })
  const { text } = await product.call('plan')
  expect(stable(text)).toMatch(/s1 s\d are one page in 2 formats, which count as one source/)
  expect(text).toContain('; read 1')
})

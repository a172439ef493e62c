import { copyFile, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createDocumentWorkers } from '../../../src/documents/workers.ts'
import { createFolderProvider } from '../../../src/search/providers/folders.ts'
import { createRoots } from '../../../src/search/roots.ts'
import { openPassageIndex } from '../../../src/store/sqlite/passages.ts'
import { call, query } from './contract.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)

async function folderWith(names: readonly string[]) {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'formats-')))
  await Promise.all(names.map(name => copyFile(new URL(name, fixtures), join(dir, name))))
  const parser = createDocumentWorkers({ workerUrl: new URL('../../../dist/document-worker.js', import.meta.url) })
  const openIndex = () => openPassageIndex({ path: ':memory:' })
  const provider = createFolderProvider({ roots: createRoots([dir]), parser, openIndex, rescanMs: 0 })
  onTestFinished(async () => {
    await provider.close()
    await parser.close()
    await rm(dir, { recursive: true })
  })
  return { dir, provider }
}

/** A question for each kind of file, and the file that answers it. */
const answers: readonly (readonly [question: string, file: string])[] = [
  ['a second hour raised annual revenue', 'paper.pdf'],
  ['turnkey systems cost per kWh in the fourth quarter', 'report.docx'],
  ['price of the Center region in February', 'prices.xlsx'],
  ['say that the price is without land', 'slides.pptx'],
  ['决定电池收益的是时长', 'report-zh.epub'],
  ['words in a box', 'edits.odt'],
  ['operator contact Harstad', 'stations.json'],
  ['revenue of a site energy times price', 'duration.py'],
  ['fit by least squares', 'notebook.ipynb'],
  ['储能价格 价格下降了', 'mail.eml'],
  ['South says mild', 'regions.csv'],
  ['Installed capacity bars by region', 'drawing.svg'],
  ['We count a site after thirty days', 'feed.xml'],
  ['Battery in the harbor', 'pic.jpg'],
]

it('finds what stands in files of every kind, and says how many could not be read', { timeout: 30_000 }, async () => {
  const { dir, provider } = await folderWith([...answers.map(([, file]) => file), 'locked.pdf', 'scan.pdf'])
  await writeFile(join(dir, 'broken.docx'), 'PK\u0003\u0004 and no more')
  await writeFile(join(dir, 'film.mp4'), 'not a document')
  await provider.settled(call())
  for (const [text, file] of answers) {
    const { hits, note } = await provider.search(query(text), call())
    const [first] = hits
    expect(first?.origin.type === 'file' && basename(first.origin.path), text).toBe(file)
    expect(note).toBe('3 files could not be read')
  }
})

it('keeps to prose in installed packages, and leaves out what programs write for programs', async () => {
  const { dir } = await folderWith(['stations.json', 'duration.py', 'report.docx', 'sites.xml'])
  await writeFile(join(dir, 'package-lock.json'), '{}')
  await writeFile(join(dir, 'lib.min.js'), 'a')
  const names = async (root: string) => (await createRoots([dir]).walk(root)).files.map(({ path }) => basename(path))
  expect(await names(dir)).toEqual(['duration.py', 'report.docx', 'sites.xml', 'stations.json'])
  const inPackages = join(dir, 'node_modules')
  await mkdir(inPackages)
  for (const name of ['stations.json', 'duration.py', 'report.docx'])
    await rename(join(dir, name), join(inPackages, name))
  expect(await names(inPackages)).toEqual(['report.docx'])
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const texts = {
  wool: 'Wool insulation costs $4 per square foot of wall. Installers report that it is dear but pleasant to work with.',
  permits:
    'A permit for work on an outer wall takes three weeks in most towns. Rules of the fire code apply to each storey.',
  market: 'The market for bathroom taps grew by a tenth last year, says a study of the trade in fittings.',
}

const report = `# Insulating a wall

Wool is dear, and permits take a while.

## What it costs and which permits it takes

Wool insulation costs $4 per square foot of wall [@s1:1.1].

A permit for work on an outer wall takes three weeks in most towns [@s2:1.1].
`

/** Every row of the thread: id of the requirement, then sources, claims, sections. */
function rowsOf(html: string): string[][] {
  const thread = html.slice(html.indexOf('id="thread"'))
  const rows = thread.slice(0, thread.indexOf('</table>')).match(/<tr><td>.*?<\/tr>/gs) ?? []
  return rows.map(row => (row.match(/<td>.*?<\/td>/gs) ?? []).map(cell => cell.replace(/<[^>]+>/g, '')))
}

test('a requirement has the sources and claims of the passages that answer it, not of the search that found them', async () => {
  const { call } = await openProduct()
  await call('plan', {
    question: 'Insulating a wall',
    requirements: [
      { text: 'what wool insulation costs per square foot' },
      { text: 'which permits and fire rules apply, and how long a permit takes' },
      { text: 'whether cork is better' },
    ],
    tasks: [
      { title: 'Costs', for: ['q1'] },
      { title: 'Permits', for: ['q2'] },
      { title: 'Cork', for: ['q3'] },
    ],
  })
  // What was read for a task need not answer it.
  await call('read', { text: texts.wool, title: 'Wool', task: 't2' })
  await call('read', { text: texts.permits, title: 'Permits', task: 't1' })
  await call('read', { text: texts.market, title: 'Taps', task: 't1' })
  await call('draft_report', { text: report })
  await call('cross_verify', {})
  const { data } = await call('draft_report', { format: 'html', mode: 'lenient' })
  const rows = rowsOf(await readFile(String(data?.['path']), 'utf8'))
  expect(rows.map(([requirement = '', ...cells]) => [requirement.slice(0, 2), ...cells.slice(0, 3)])).toEqual([
    ['q1', 's1', 'c2', 'What it costs and which permits it takes'],
    ['q2', 's2', 'c3', 'What it costs and which permits it takes'],
    ['q3', '–', '–', '–'],
  ])
})

test('of what cites nothing the nearest sentences of the sources are shown as no evidence', async () => {
  const { call } = await openProduct()
  await call('read', { text: texts.wool, title: 'Wool' })
  await call('draft_report', {
    text: '# Wool\n\nWool insulation costs $4 per square foot of wall [@s1:1.1]. Cork walls of farms would cost $9 per square foot.',
  })
  await call('cross_verify', {})
  const { data } = await call('draft_report', { format: 'html', mode: 'lenient' })
  const html = await readFile(String(data?.['path']), 'utf8')
  expect(html).toContain('Cork walls of farms')
  expect(html).toContain('>supports<')
  expect(html).not.toContain('bears on it')
})

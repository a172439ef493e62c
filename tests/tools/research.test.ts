import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openProduct, stable, type TestProduct, temporaryFolder } from '../support/product.ts'

async function corpus(): Promise<string> {
  const folder = join(await temporaryFolder(), 'docs')
  await mkdir(folder)
  await writeFile(
    join(folder, 'tides.md'),
    '# Tides\n\nHigh water in the harbour is at noon on Mondays. Low water follows six hours later.\n',
  )
  await writeFile(
    join(folder, 'ships.md'),
    '# Ships\n\nShips enter the harbour at high water only, since the channel is 3 m deep.\n',
  )
  return folder
}

async function untilEnded(product: TestProduct, session: string): Promise<string> {
  for (let i = 0; i < 50; i++) {
    const { text, data } = await product.call('research', { action: 'status', session })
    if (data?.['status'] !== 'running') return text
  }
  throw new Error('the research did not end')
}

test('a research runs in the background; status, result and the draft follow', async () => {
  const product = await openProduct({ corpus: [await corpus()] })
  const submitted = await product.call('research', { question: 'When is high water in the harbour?' })
  expect(
    stable(submitted.text)
      .replace(/step .*/, 'step …')
      .replace(/ · gaps.*/, ''),
  ).toMatchInlineSnapshot(`
    "r-1 running: step …
    last sign of life 12:00:00 UTC

    session r-1
    next: research action: "status", session: "r-1" waits for news."
  `)
  const session = submitted.session ?? ''
  expect(await untilEnded(product, session)).toContain(`${session} done`)
  const result = await product.call('research', { action: 'result', session })
  expect(result.text).toContain('High water in the harbour is at noon on Mondays.')
  expect(result.text).toContain('draft d1')
  // The host may go on with it like with any other research.
  expect((await product.call('read', { focus: 'channel depth', session })).text).toContain('3 m deep')
})

test('two submissions at once for one research: the second is refused with what to do', async () => {
  const product = await openProduct({ corpus: [await corpus()] })
  const { store } = await product.services()
  const { session = '' } = await product.call('plan', { question: 'When is high water?' })
  await store.changeJob(session, {
    op: 'submit',
    question: 'When is high water?',
    depth: 'quick',
    owner: 'another process',
  })
  expect(stable((await product.call('research', { question: 'When?', session })).text)).toMatchInlineSnapshot(`
    "r-1 is being researched already.
    fix: research action: "status", session: "r-1" shows how far it is."
  `)
})

test('a job whose owner died goes on at the next status', async () => {
  const home = await temporaryFolder()
  const folder = await corpus()
  const first = await openProduct({ home, corpus: [folder] })
  const { session = '' } = await first.call('plan', { question: 'When is high water?' })
  const { store } = await first.services()
  await store.changeJob(session, {
    op: 'submit',
    question: 'When is high water?',
    depth: 'quick',
    owner: 'a dead process',
  })
  const later = await openProduct({ home, corpus: [folder], now: 60_000 })
  expect(await untilEnded(later, session)).toContain('done')
})

test('a cancelled research keeps what it read, and says so', async () => {
  const product = await openProduct({ corpus: [await corpus()] })
  const { session = '' } = await product.call('research', { question: 'When is high water in the harbour?' })
  const { text } = await product.call('research', { action: 'cancel', session })
  expect(text).toMatch(/cancelled|done/)
  await wait(50)
  expect((await product.call('recall', { session })).isError).toBe(false)
})

test('what cannot be done is said with what can', async () => {
  const product = await openProduct({ corpus: [await corpus()] })
  const { session = '' } = await product.call('plan', { question: 'When?' })
  const errors = [
    await product.call('research', { action: 'submit' }),
    await product.call('research', { action: 'status', session }),
    await product.call('research', { action: 'status', session: 'r-none' }),
  ]
  expect(errors.map(({ text }) => stable(text))).toMatchInlineSnapshot(`
    [
      "Nothing to research.
    fix: Give the \`question\`.",
      "No research runs or ran by itself under r-1.
    fix: research action: "submit", question: "…" begins one.",
      "There is no research r-1.
    fix: Use one of the last ones (r-1), or leave session out to begin a new one.",
    ]
  `)
})

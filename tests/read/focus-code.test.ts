import { expect, test } from 'vitest'
import { cutFence } from '../support/fence.ts'
import { openProduct } from '../support/product.ts'

const lines = Array.from({ length: 30 }, (_, i) => (i === 20 ? 'port.transferMemory(buffer)' : `step${i}()`))
const manual = `# Workers

## worker.memory

- {boolean}

Workers share memory with the main thread.

\`\`\`js
// How memory is transferred
${lines.join('\n')}
\`\`\`

\`\`\`js
memory()
thread()
\`\`\`
`

test('of long code only the lines around the match are shown, and no label without words of the focus', async () => {
  const { call } = await openProduct()
  await call('read', { text: manual, title: 'Manual' })
  const { text } = await call('read', { focus: 'transferMemory of a port' })
  const shown = cutFence(text).inside.map(line => line.trim())
  expect(shown).toContain('port.transferMemory(buffer)')
  expect(shown.filter(line => line.includes('step')).length).toBeLessThanOrEqual(6)
  expect(shown.filter(line => line.endsWith('…'))).toHaveLength(2)
  const memory = cutFence((await call('read', { focus: 'worker memory' })).text).inside.join('\n')
  expect(memory).not.toContain('{boolean}')
  expect(memory).toContain('memory()\n    thread()')
})

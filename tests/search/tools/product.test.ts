import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cutFence } from '../../support/fence.ts'
import { openProduct, temporaryFolder } from '../../support/product.ts'
import { nowhere } from '../../support/providers.ts'
import { shellCall } from '../../support/shell.ts'
import { ownServer } from './support.ts'

const servers = (entry: object) => JSON.stringify({ servers: { theirs: entry } })
const asked = { queries: ['battery'], kinds: ['web'] }

it('fuses what a tool of another server finds, in quotes like any page', async () => {
  const home = await temporaryFolder()
  await writeFile(join(home, 'providers.json'), servers(ownServer))
  const { call } = await openProduct({ home, web: true, config: { settings: nowhere } })
  const { text } = await call('search', asked)
  const { inside, outside } = cutFence(text)
  expect(outside).toContain('theirs: 2 hits')
  expect(outside).not.toContain('Battery prices')
  expect(inside.join('\n')).toMatch(/Battery prices\n +https:\/\/example\.org\/1/)
})

it('is recorded, and played back without the server and without its secrets', async () => {
  const tape = await temporaryFolder()
  const record = ['--record', tape]
  const [home, later] = [await temporaryFolder(), await temporaryFolder()]
  const file = join(home, 'theirs.json')
  await writeFile(file, servers({ ...ownServer, env: { SECRET: 'hush' } }))
  const live = await shellCall('search', asked, { home, env: { DEEPRESEARCH_PROVIDERS: file }, flags: record })
  expect(live.text).toContain('theirs: 2 hits')
  const written = await Promise.all((await readdir(tape)).map(name => readFile(join(tape, name), 'utf8')))
  expect(written.join('')).not.toContain('hush')

  await writeFile(file, servers({ ...ownServer, command: 'no-such-program-anywhere' }))
  const again = { home: later, env: { DEEPRESEARCH_PROVIDERS: file }, flags: ['--replay', tape] }
  const replayed = await shellCall('search', asked, again)
  expect(replayed['hits']).toEqual(live['hits'])
  const other = await shellCall('search', { ...asked, queries: ['another battery'] }, again)
  expect(other.text).toContain('Nothing was recorded for this call of theirs find')
})

it('a wrong file is said by every search, and the other providers answer', async () => {
  const home = await temporaryFolder()
  await writeFile(join(home, 'providers.json'), '{"servers":{"theirs":{}}}')
  const { text } = await shellCall('search', { queries: ['battery'] }, { home })
  expect(text).toMatch(/^mcp-servers invalid: .*servers\.theirs\.tool/m)
  expect(text).toMatch(/^files: 0 hits/m)
})

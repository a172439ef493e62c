import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ProviderSpec, providerOf } from '../../../src/search/provider-spec.ts'
import { kiwix } from '../../../src/search/providers/kiwix.ts'
import { openNet } from '../../net/loopback.ts'
import { folderOf } from '../../support/files.ts'
import { call, query, searchProviderContract } from './contract.ts'
import { freePort } from './free-port.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const catalog = (names: readonly string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>All</title>${names
    .map(
      name =>
        `<entry><name>other</name><link rel="x" type="image/png"/><link type="text/html" href="/content/${name}"/></entry>`,
    )
    .join('')}</feed>`

const items = `<item><title>Salt marsh &amp; mud</title><link>/content/notes/salt.html</link>
  <description>A <b>salt</b> <b>marsh</b> is a wetland....</description><book><title>Field notes</title></book></item>
<item><title>Tides</title><link>/content/notes/tides.html</link><description/></item>`

/** As kiwix-serve answers, which was looked at with its version 3.3. */
function answer({ path, parameters }: Asked) {
  if (path.startsWith('/catalog/')) return { body: catalog(parameters['lang'] === 'eng' ? ['notes', 'more'] : []) }
  const found = parameters['pattern']?.includes('marsh') ? items : ''
  return { body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Search</title>${found}</channel></rss>` }
}

searchProviderContract('kiwix', {
  open: async () => (await vendor(kiwix, answer)).provider,
  known: 'marsh',
  unknown: 'nothing like it',
})
vendorFailures(kiwix, { 'a refusal': [{ status: 403 }, 'blocked'] })

describe('kiwix', () => {
  it('searches the books of the language', async () => {
    const opened = await vendor(kiwix, answer)
    const { hits } = await search(opened, 'marsh', { limit: 7 })
    expect(opened.asked.map(({ path }) => path)).toEqual(['/catalog/v2/entries', '/search'])
    expect(opened.asked[1]?.parameters).toMatchObject({ pattern: 'marsh', pageLength: '7', format: 'xml' })
    expect(hits).toEqual([
      {
        origin: { type: 'web', url: `${opened.origin}/content/notes/salt.html` },
        title: 'Salt marsh & mud (Field notes)',
        snippet: 'A salt marsh is a wetland....',
      },
      { origin: { type: 'web', url: `${opened.origin}/content/notes/tides.html` }, title: 'Tides' },
    ])
    const chinese = await search(opened, '盐沼', { language: 'zh' })
    expect(chinese).toEqual({ hits: [], partial: true, note: 'no book in the language of the query' })
  })
})

const isInstalled = ['kiwix-serve', 'zimwriterfs'].every(program => {
  try {
    return execFileSync(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
  } catch {
    return false
  }
})
if (!isInstalled) process.stdout.write('kiwix-serve or zimwriterfs is not installed: no test with a real one\n')

describe.runIf(isInstalled)('a real kiwix-serve', () => {
  searchProviderContract('kiwix', {
    open: async () => realProvider(kiwix, await serveZim()),
    known: 'marsh',
    unknown: 'zeppelin',
  })

  it('links pages that it serves, in a folder of its address too', async () => {
    const address = await serveZim('/library')
    const { hits } = await (await realProvider(kiwix, `${address}/library`)).search(query('salt marsh carbon'), call())
    expect(hits[0]?.title).toBe('Salt marsh & mud: a primer (Field notes)')
    expect(hits[0]?.snippet).toContain('Salt marsh soils hold carbon')
    const [url] = hits.map(({ origin }) => (origin.type === 'web' ? origin.url : ''))
    expect(await (await fetch(url ?? '')).text()).toContain('coastal wetland')
    const chinese = query('盐沼', { language: 'zh' })
    const { note } = await (await realProvider(kiwix, `${address}/library`)).search(chinese, call())
    expect(note).toBe('no book in the language of the query')
  })
})

function realProvider(spec: ProviderSpec, baseUrl: string) {
  const net = openNet({ configuredOrigins: [new URL(baseUrl).origin] })
  return providerOf(spec, { net, baseUrl, isConfigured: true, setup: { address: spec.address } })
}

const page = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`

/** A ZIM file of our own text behind a kiwix-serve that ends with the test. */
async function serveZim(root = ''): Promise<string> {
  const folder = await folderOf({
    'site/index.html': page('Home', 'Notes on salt marshes and tides.'),
    'site/salt.html': page('Salt marsh &amp; mud: a primer', 'A coastal wetland. Salt marsh soils hold carbon.'),
    'site/tides.html': page('Tides', 'Tides flood the marsh twice a day.'),
    'site/icon.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  const facts = {
    title: 'Field notes',
    description: 'Notes',
    creator: 'us',
    publisher: 'us',
    name: 'notes',
    language: 'eng',
  }
  const flags = Object.entries(facts).map(([name, value]) => `--${name}=${value}`)
  const zim = join(folder, 'notes.zim')
  execFileSync(
    'zimwriterfs',
    ['--welcome=index.html', '--illustration=icon.png', ...flags, join(folder, 'site'), zim],
    {
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const where = root === '' ? [] : [`--urlRootLocation=${root}`]
  const server = spawn('kiwix-serve', ['--address=127.0.0.1', `--port=${port}`, ...where, zim], { stdio: 'ignore' })
  onTestFinished(() => void server.kill('SIGKILL'))
  await untilServing(`http://127.0.0.1:${port}${root}/catalog/v2/entries`, server)
  return `http://127.0.0.1:${port}`
}

async function untilServing(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await sleep(50)
  }
  throw new Error('kiwix-serve ended')
}

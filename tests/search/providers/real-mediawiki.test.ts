import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providerOf } from '../../../src/search/provider-spec.ts'
import { wikipedia } from '../../../src/search/providers/wikipedia.ts'
import { openNet } from '../../net/loopback.ts'
import { call, query, searchProviderContract } from './contract.ts'
import { freePort } from './free-port.ts'

const program = '/usr/share/mediawiki'
const isInstalled =
  existsSync(join(program, 'maintenance/install.php')) && runs('php', ['-r', 'new SQLite3(":memory:");'])
if (!isInstalled) process.stdout.write('mediawiki or php with sqlite is not installed: no test with a real wiki\n')

/** Words of titles find them: from the shell no other index is made. */
const pages: Readonly<Record<string, string>> = {
  'Salt marsh': "A salt marsh is a '''coastal''' [[wetland|wet land]] & stores <b>carbon</b>.",
  'Marsh/mud: 50% what?': 'A title that needs care.',
}

let address = ''
let stop = async () => {}

const open = async () => {
  const net = openNet({ configuredOrigins: [address] })
  return providerOf(wikipedia, { net, baseUrl: address, isConfigured: true, setup: { address: wikipedia.address } })
}

describe.runIf(isInstalled)('a real MediaWiki', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepresearch-wiki-'))
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    const env = { ...process.env, MW_CONFIG_FILE: join(folder, 'LocalSettings.php') }
    await install(folder, env)
    const args = ['-S', `127.0.0.1:${port}`, '-t', join(folder, 'root'), join(folder, 'router.php')]
    const server = spawn('php', args, { env, stdio: 'ignore' })
    stop = async () => {
      server.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
    while (
      !(await fetch(`${address}/w/api.php?action=query`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await sleep(100)
  }, 60_000)
  afterAll(() => stop())

  searchProviderContract('wikipedia', { open, known: 'marsh', unknown: 'zeppelin' })

  it('finds articles, in plain words, at addresses where they are', async () => {
    const { hits } = await (await open()).search(query('marsh', { limit: 5 }), call())
    const salt = hits.find(({ title }) => title === 'Salt marsh')
    expect(salt?.snippet).toBe('A salt marsh is a coastal wet land & stores carbon.')
    for (const { origin } of hits) {
      const page = await fetch(origin.type === 'web' ? origin.url : '')
      expect(page.status).toBe(200)
    }
    expect(hits.map(({ title }) => title).sort()).toEqual(['Marsh/mud: 50% what?', 'Salt marsh'])
  })

  it('tells a query that it refuses from one that finds nothing', async () => {
    await expect((await open()).search(query(''), call())).rejects.toMatchObject({ kind: 'invalid' })
  })
})

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, [...args], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A wiki on SQLite with our own pages, its program where Debian put it. */
async function install(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const run = (script: string, args: readonly string[], input = '', with_: NodeJS.ProcessEnv = env) =>
    execFileSync('php', [join(program, 'maintenance', script), ...args], {
      env: with_,
      input,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
  const where = { dbtype: 'sqlite', dbpath: join(folder, 'data'), dbname: 'wiki', confpath: folder, scriptpath: '/w' }
  const flags = Object.entries({ ...where, server: address, lang: 'en', pass: 'only for this test' })
  run('install.php', [...flags.map(([name, value]) => `--${name}=${value}`), 'Notes', 'Admin'], '', {
    ...env,
    MW_CONFIG_FILE: join(folder, 'none'),
  })
  await appendFile(join(folder, 'LocalSettings.php'), '\n$wgArticlePath = "/wiki/$1";\n')
  await mkdir(join(folder, 'root'))
  await symlink(program, join(folder, 'root/w'))
  const router = `<?php if (!str_starts_with($_SERVER['REQUEST_URI'], '/wiki/')) return false; chdir('${program}'); require '${program}/index.php';`
  await writeFile(join(folder, 'router.php'), router)
  for (const [title, text] of Object.entries(pages)) run('edit.php', ['-s', 'new', title], text)
}

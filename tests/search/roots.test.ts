import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRoots } from '../../src/search/roots.ts'

async function tree(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'roots-')))
  onTestFinished(() => rm(dir, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  return dir
}

describe('resolve', () => {
  it('gives the real path of a file in a root, however it is named', async () => {
    const dir = await tree({ 'in/a.md': 'a', 'in/sub/b.md': 'b' })
    const file = join(dir, 'in/a.md')
    await symlink(file, join(dir, 'in/link.md'))
    const roots = createRoots([join(dir, 'none'), join(dir, 'in')])
    for (const path of [file, 'a.md', './sub/../a.md', 'link.md', pathToFileURL(file).href]) {
      expect(await roots.resolve(path)).toBe(file)
    }
  })

  it('refuses what is outside, hidden, missing or a folder, each in its own way', async () => {
    const dir = await tree({ 'in/a.md': 'a', 'in/.env': 'x', 'in/.git/b.md': 'b', 'out/c.md': 'c', 'in-too/d.md': 'd' })
    await symlink(join(dir, 'out'), join(dir, 'in/door'))
    await symlink(join(dir, 'in/.env'), join(dir, 'in/plain.txt'))
    const roots = createRoots([join(dir, 'in')], { inbox: '/home/me/inbox' })
    const outside = [
      join(dir, 'out/c.md'),
      '../out/c.md',
      'door/c.md',
      '/etc/passwd',
      '/no/such',
      join(dir, 'in-too/d.md'),
    ]
    for (const path of [...outside, '.env', '.git/b.md', 'plain.txt']) {
      await expect(roots.resolve(path), path).rejects.toMatchObject({
        kind: 'forbidden',
        fix: expect.stringMatching(/\/home\/me\/inbox.*DEEPRESEARCH_ROOTS/),
      })
    }
    await expect(roots.resolve('door/c.md')).rejects.toMatchObject({
      message: 'That file is a link, or lies behind one, that leads out of the folders that may be read.',
      fix: 'Copy the file itself into /home/me/inbox, or add the folder that the link leads to to DEEPRESEARCH_ROOTS.',
    })
    await expect(roots.resolve('none.md')).rejects.toMatchObject({ kind: 'not_found' })
    await expect(roots.resolve(`${dir}/in`)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(createRoots([]).resolve('/etc/passwd')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('reads a root that itself lies in a hidden folder', async () => {
    const dir = await tree({ '.local/inbox/a.md': 'a' })
    expect(await createRoots([join(dir, '.local/inbox')]).resolve('a.md')).toBe(join(dir, '.local/inbox/a.md'))
  })
})

describe('walk', () => {
  const walked = async (dir: string, root = dir, dirs = [root]) => {
    const { files } = await createRoots(dirs).walk(root)
    return files.map(({ path }) => relative(dir, path))
  }

  it('lists documents, by path, and leaves out what is hidden, made or something else', async () => {
    const dir = await tree({
      'package.json': '{}',
      README: 'r',
      'b.MD': 'b',
      'a/z.html': 'z',
      'a/build/kept.rst': 'no project here',
      'code.ts': 'c',
      '.hidden.md': 'h',
      'dist/made.md': 'm',
      'node_modules/x/README.md': 'x',
    })
    expect(await walked(dir)).toEqual(['README', 'a/build/kept.rst', 'a/z.html', 'b.MD', 'code.ts'])
    expect(await walked(dir, join(dir, 'node_modules'))).toEqual(['node_modules/x/README.md'])
  })

  it('takes packages inside packages when the root is node_modules', async () => {
    const dir = await tree({ 'node_modules/a/package.json': '{}', 'node_modules/a/node_modules/b/dist/readme.md': 'b' })
    expect(await walked(dir, join(dir, 'node_modules'))).toEqual(['node_modules/a/node_modules/b/dist/readme.md'])
  })

  it('follows links inside the roots only, and each file once', async () => {
    const dir = await tree({ 'in/a.md': 'a', 'out/b.md': 'b' })
    await symlink(join(dir, 'out'), join(dir, 'in/out'))
    await symlink(join(dir, 'in'), join(dir, 'in/circle'))
    await symlink(join(dir, 'in/a.md'), join(dir, 'in/again.md'))
    await symlink(join(dir, 'nowhere'), join(dir, 'in/dangling.md'))
    expect(await walked(dir, join(dir, 'in'))).toEqual(['in/a.md'])
    expect(await createRoots([join(dir, 'in')]).walk(join(dir, 'in'))).toMatchObject({ linksOut: 1 })
    expect(await walked(dir, join(dir, 'in'), [join(dir, 'in'), join(dir, 'out')])).toEqual(['in/a.md', 'out/b.md'])
  })

  it('keeps its limits and says so', async () => {
    const dir = await tree({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'long text' })
    const walk = await createRoots([dir]).walk(dir, { maxFiles: 1, maxBytes: 5 })
    expect(walk).toMatchObject({ tooLarge: 1, truncated: true, files: [{ path: join(dir, 'a.md'), size: 1 }] })
    expect(await createRoots([dir]).walk(join(dir, 'none'))).toEqual({
      linksOut: 0,
      files: [],
      tooLarge: 0,
      truncated: false,
    })
  })
})

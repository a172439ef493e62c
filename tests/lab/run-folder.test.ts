import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { openRunFolder } from '../../src/lab/run-folder.ts'
import { filesIn } from './scripted.ts'

test('any two names are two files, and all of them below the folder', async () => {
  const root = await filesIn({})
  const folder = openRunFolder(join(root, 'run'))
  const names = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('..', '.', '../x', 'a/b', 'a_b', '评', '')), {
    minLength: 2,
    maxLength: 6,
    // File systems may take letters of either case for one.
    selector: name => name.toLowerCase(),
  })
  await fc.assert(
    fc.asyncProperty(names, async parts => {
      for (const part of parts) await folder.write(['kept', part, part], part)
      for (const part of parts) expect(await folder.read(['kept', part, part], z.string())).toBe(part)
    }),
    { numRuns: 40 },
  )
  expect(await readdir(root)).toEqual(['run'])
  const entries = await readdir(join(root, 'run'), { recursive: true })
  for (const entry of entries) expect(relative(root, join(root, 'run', entry)).startsWith(`run${sep}`)).toBe(true)
})

test('a file that is none of ours is named with what to do', async () => {
  const root = await filesIn({ 'kept/a.json': '{"cut', 'kept/b.json': '{"other": 1}' })
  const folder = openRunFolder(root)
  await expect(folder.read(['kept', 'a'], z.string())).rejects.toThrow('is not JSON')
  await expect(folder.read(['kept', 'b'], z.string())).rejects.toThrow('is not a result of this program')
  expect(await folder.read(['kept', 'c'], z.string())).toBeUndefined()
})

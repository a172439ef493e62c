import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('the build makes both entries', () => {
  expect(existsSync('dist/main.js')).toBe(true)
  expect(existsSync('dist/document-worker.js')).toBe(true)
})

test('a start reads few files, and a worker none of the server', () => {
  const ofServer = loadedBy('dist/main.js')
  expect(ofServer.size).toBeLessThan(10)
  expect([...ofServer].filter(path => path.endsWith('start.js'))).toHaveLength(1)
  expect([...loadedBy('dist/document-worker.js')].filter(path => path.endsWith('start.js'))).toEqual([])
})

test('the command is run by its name', () => {
  expect(readFileSync('dist/main.js', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

function loadedBy(entry: string, loaded = new Set<string>()): Set<string> {
  loaded.add(entry)
  for (const [, path = ''] of readFileSync(entry, 'utf8').matchAll(/\b(?:from|import)"(\.[^"]+)"/g)) {
    const target = join(dirname(entry), path)
    if (!loaded.has(target)) loadedBy(target, loaded)
  }
  return loaded
}

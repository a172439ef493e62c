import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the build makes both entries', () => {
  expect(existsSync('dist/main.js')).toBe(true)
  expect(existsSync('dist/document-worker.js')).toBe(true)
})

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const isRequired = process.env['REQUIRE_BROWSER'] === '1'

export const isBrowserThere = executablePath !== undefined || isRequired
if (!isBrowserThere) console.error('no browser on this machine: the tests of report.html are skipped')

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** One browser for the tests of a file. */
export function theBrowser(): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ args, ...(executablePath && { executablePath }) })
  })
  afterAll(() => browser?.close())
  return () => {
    if (!browser) throw new Error('the browser is not up')
    return browser
  }
}

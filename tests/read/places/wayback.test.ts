import { expect, it } from 'vitest'
import { html, inWorld } from './support.ts'

const url = 'https://harbour.example/lamps?id=3'
const lookup = `/wayback/available?${new URLSearchParams({ url })}`
const closest = { available: true, status: '200', timestamp: '20190807060504', url: 'http://elsewhere.example/' }
const answers = {
  [lookup]: { url, archived_snapshots: { closest } },
  [`/web/20190807060504id_/${url}`]: html(
    'Lamps',
    'The lamps of the old harbour were lit by hand until the winter of 1931.',
  ),
}
const noAddress = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
const noAnswer = Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })

it('stands in for a host that has no address any more, but not for a look-up that failed', async () => {
  const variables = ['WAYBACK_URL']
  const gone = await inWorld({ variables, answers, pages: { [url]: { kind: 'unreachable', cause: noAddress } } })
  const { opened, document } = await gone.read(url)
  expect(opened.access).toEqual({ archived: '2019-08-07T06:05:04Z' })
  expect(document.text).toContain('lit by hand until the winter of 1931')
  const unknown = await inWorld({ variables, answers, pages: { [url]: { kind: 'unreachable', cause: noAnswer } } })
  await expect(unknown.read(url)).rejects.toMatchObject({ kind: 'unreachable' })
  expect(unknown.asked).toEqual([])
})

it.each([
  ['a snapshot of an error', { ...closest, status: '404' }],
  ['a snapshot that is not available', { ...closest, available: false }],
  ['a time that is none', { ...closest, timestamp: '2019/../..' }],
])('does not take %s', async (_, other) => {
  const { read, asked } = await inWorld({
    variables: ['WAYBACK_URL'],
    answers: { ...answers, [lookup]: { archived_snapshots: { closest: other } } },
    pages: { [url]: { kind: 'gone' } },
  })
  await expect(read(url)).rejects.toMatchObject({ kind: 'gone' })
  expect(asked).toEqual([lookup])
})

it('is asked through the guarded door about public names only', async () => {
  const pages = Object.fromEntries(
    ['http://10.0.0.1/x', 'http://wiki.corp/x', 'http://printer/x', url].map(page => [
      page,
      { kind: 'not_found' as const },
    ]),
  )
  const { read, fetched } = await inWorld({ variables: [], answers: {}, pages })
  for (const page of Object.keys(pages)) await expect(read(page)).rejects.toMatchObject({ kind: 'not_found' })
  expect(fetched.filter(one => one.startsWith('https://archive.org/'))).toEqual([`https://archive.org${lookup}`])
})

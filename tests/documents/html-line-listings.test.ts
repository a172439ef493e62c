import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose =
  'The keeper wrote down the tide and the wind, and the ships that came from the north in the cold months of that year.'
const listingsIn = async (part: string): Promise<readonly string[]> => {
  const page = html(`<main><h1>The log</h1><p>${prose}</p>${part}<p>${prose}</p></main>`)
  return blocks(await parse(page)).filter(block => block.startsWith('code: '))
}

const code = ['import { tide } from "./sea"', '', 'export const wind = () => {', '  return tide(4)', '}']

test.each(['div', 'li'])('code that stands in one numbered %s a line is a listing without the numbers', async name => {
  const lines = code.map((text, i) => `<${name}><a class="linenr" href="#l${i + 1}">  ${i + 1}</a> ${text}</${name}>`)
  expect(await listingsIn(`<div>\n${lines.join('\n')}\n</div>`)).toEqual([`code: ${code.join('\n')}`])
})

test('a ranking keeps its places', async () => {
  const lines = code.map((_, i) => `<div><b>${i + 1}</b> The lamp of quay ${i + 4}</div>`)
  expect(await listingsIn(`<div>${lines.join('')}</div>`)).toEqual([])
})

test('what changed between two texts is a listing of its lines', async () => {
  const changes = ['diff --git a/log b/log', '@@ -1,3 +1,3 @@ night', ' wind from the north', '-calm', '+a storm']
  const lines = changes.map((text, i) => `<div class="c${i}">${text}</div>`)
  expect(await listingsIn(`<table><tr><td>${lines.join('')}</td></tr></table>`)).toEqual([
    `code: ${changes.join('\n')}`,
  ])
  const said = ['@@ -1,3 +1,3 @@', 'The first line says where the change is.', 'The others say what it is.']
  expect(await listingsIn(`<div>${said.map(text => `<div>${text}</div>`).join('')}</div>`)).toEqual([])
})

test('a button in a listing is none of its code', async () => {
  expect(await listingsIn('<pre><code>tide(4)</code><button>Copy</button></pre>')).toEqual(['code: tide(4)'])
})

import { expect, test } from 'vitest'
import { html, parse } from './support.ts'

const prose =
  'A charger at home fills the battery over night, and one at the road does so in about half an hour of waiting.'
const textWith = async (part: string): Promise<string> => {
  const around = `<p>${prose} ${prose} ${prose}</p>`
  return (await parse(html(`<main><h1>Charging</h1>${around}${part}${around}</main>`))).text
}

test.each([
  ['Copy code block', '<button>Copy code block</button><pre>charge --now</pre>'],
  ['Copied!', '<div>Copied!</div><pre>charge --now</pre>'],
  ['#heading1', '<div><a href="#heading1">#heading1</a></div>'],
  ['Image', '<div>Image</div>'],
  ['In [3]:', '<div>In&nbsp;[3]:</div><pre>charge(3)</pre>'],
  ['Out[3]:', '<div>Out[3]:</div><pre>full</pre>'],
  ['Actions', '<div>Actions</div>'],
  ['Also available', '<p>Also available in: <a href="/a">Atom</a> <a href="/p">PDF</a></p>'],
  ['(1-4/4)', '<p>(1-4/4)</p>'],
  ['Photo: Ann Lee', '<img src="a.jpg"><p>Photo: Ann Lee</p>'],
  ['Illustration: Bo Ek', '<figure><img src="a.jpg"><figcaption>Illustration: Bo Ek</figcaption></figure>'],
])('%s is of the frame', async (line, part) => {
  expect(await textWith(part)).not.toContain(line)
})

test.each([
  ['Photo: Ann Lee', '<p>Photo: Ann Lee</p>'],
  ['#winter', '<p><a href="/tags/winter">#winter</a></p>'],
  ['Also available in: PDF, as a book and on paper.', '<p>Also available in: PDF, as a book and on paper.</p>'],
  ['Copy the key before you go on.', '<p>Copy the key before you go on.</p>'],
  [
    'Image: the plug of a charger. It has seven pins.',
    '<img src="a.jpg"><p>Image: the plug of a charger. It has seven pins.</p>',
  ],
])('%s stays where it says something', async (line, part) => {
  expect(await textWith(part)).toContain(line)
})

test('the label of a list of parts goes where the list is not there, and stays where it is', async () => {
  const label = '<h2>In this article</h2>'
  expect(await textWith(label)).not.toContain('In this article')
  const listed = await textWith(`${label}<ul><li>${prose}</li><li>${prose.replace('home', 'work')}</li></ul>`)
  expect(listed).toContain('In this article')
  expect(await textWith(`<h2>Contents</h2><p>${prose}</p>`)).toContain('Contents')
})

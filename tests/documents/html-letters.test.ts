import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const head = `From: Ann Weller &lt;ann@quay.example&gt;
To: lamps@lists.example,
 "The keepers" &lt;keepers@lists.example&gt;
Subject: <a href="#r">Re: Wicks for the winter</a>
Date: Tue, 13 Jan 2026 03:13:20 -0000	<a href="#r">[thread overview]</a>
Message-ID: &lt;m2@quay.example&gt;
`
const words = `On Mon, 12 Jan 2026, Ben Ortiz wrote:
<span class="q">&gt; The wicks of last year are too thin for the lamps on the outer
&gt; wall, and two of them went out in the storm of Sunday.
</span>
They were cut for the harbour. I have ordered forty of the broad ones,
which the carter brings on Thursday if the road is open by then.

Until he comes:

 - trim what there is twice a night
 - fill no lamp above the mark
`
const patch = `---
 lamps/wall.c | 4 ++--
 1 file changed, 2 insertions(+), 2 deletions(-)

diff --git a/lamps/wall.c b/lamps/wall.c
--- a/lamps/wall.c
+++ b/lamps/wall.c
@@ -1,2 +1,2 @@
- int wicks = 20;
+ int wicks = 40;

-- 
2.40.1
`
const archive =
  '<hr><pre><a href="next">next</a> <a href="prev">prev parent</a> <a href="#R">reply</a></pre><pre>Reply by saving the mailbox file and importing it into your client.</pre>'

test('a letter that stands in a listing is read as text, with who wrote it and when', async () => {
  const page = `<pre>${head}\n${words}</pre>${archive}`
  const parsed = await parse(html(page, '<title>Re: Wicks for the winter - Ann Weller</title>'))
  expect(parsed).toMatchObject({ author: 'Ann Weller', published: '2026-01-13' })
  expect(blocks(parsed)).toEqual([
    'list_item1: From: Ann Weller <ann@quay.example>',
    'list_item1: To: lamps@lists.example, "The keepers" <keepers@lists.example>',
    'list_item1: Subject: Re: Wicks for the winter',
    'list_item1: Date: Tue, 13 Jan 2026 03:13:20 -0000 [thread overview]',
    'list_item1: Message-ID: <m2@quay.example>',
    'paragraph: On Mon, 12 Jan 2026, Ben Ortiz wrote:',
    'quote: The wicks of last year are too thin for the lamps on the outer wall, and two of them went out in the storm of Sunday.',
    'paragraph: They were cut for the harbour. I have ordered forty of the broad ones, which the carter brings on Thursday if the road is open by then.',
    'paragraph: Until he comes:',
    'list_item1: trim what there is twice a night',
    'list_item1: fill no lamp above the mark',
  ])
})

test.each([
  ['a page', async () => parse(html(`<pre>${head}\n${words}\n${patch}</pre>`))],
  ['a file', async () => parse(`${plain(head)}\n${plain(words)}\n${patch}`, { contentType: 'message/rfc822' })],
])('the patch in a letter of %s stays a listing', async (_name, read) => {
  const listings = blocks(await read()).filter(block => block.startsWith('code'))
  expect(listings).toHaveLength(1)
  expect(listings[0]).toContain('- int wicks = 20;\n+ int wicks = 40;')
})

const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')

test('the letters of a thread are read one after the other, its list of them once', async () => {
  const letter = (name: string, day: number, text: string): string =>
    `<pre>* Wicks for the winter\n  2026-01-12 Ben Ortiz\n  2026-01-13 Ann Weller\nFrom: ${name} @ 2026-01-${day}  3:13 UTC (<a href="m">permalink</a> / <a href="raw">raw</a>)\n  To: lamps\n\n${text}</pre>`
  const other = `The mast on the pier has one lamp fewer than the chart of the harbour\nsays, and the pilots ask for it every other night.\n`
  const parsed = await parse(html(`${letter('Ben Ortiz', 12, other)}<hr>${letter('Ann Weller', 13, words)}`))
  expect(parsed.author).toBe('Ben Ortiz')
  expect(parsed.text.match(/\* Wicks for the winter/g)).toHaveLength(1)
  expect(parsed.text).toContain('one lamp fewer than the chart of the harbour says')
  expect(parsed.text).toContain('From: Ann Weller @ 2026-01-13')
})

test('what a letter looks like stays a listing in a text about letters', async () => {
  const prose =
    '<p>A letter of the harbour begins with who wrote it, to whom, and when; the head ends with an empty line, and all below it is for people to read.</p>'.repeat(
      12,
    )
  const parsed = await parse(html(`<h1>Letters</h1>${prose}<pre>${head}\nDear Ben,</pre>${prose}`))
  expect(blocks(parsed).some(block => block.startsWith('code: From: Ann Weller'))).toBe(true)
})

import { expect, test } from 'vitest'
import { contentModel } from '../../src/documents/html/content-model.ts'
import { PageView } from '../../src/documents/html/page-view.ts'
import { withPosts } from '../../src/documents/html/posts.ts'
import { segmentsOf } from '../../src/documents/html/segments.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import type { PageKind } from '../../src/domain/document.ts'

const texts = [
  'My lamp goes out whenever the wind comes from the north, though the wick is new. What can I do?',
  'Turn the glass by half, then the wind meets no gap and the flame stands still even in a storm.',
  'Thanks, that did it.',
]
const post = (text: string, i: number): string =>
  `<li class="odd${i}"><div class="head">Keeper ${i}</div><div class="body"><blockquote>Who asks, of post ${i}</blockquote><p>${text}</p><div class="share">Tell all of ${i}</div></div></li>`
const page = `<h1>The lamp goes out</h1><ul>${texts.map(post).join('')}</ul><div class="body">Board rules</div>`

/** What is kept where of the posts those in `begun` were chosen. */
async function kept(kind: PageKind, begun: readonly number[], body = page): Promise<readonly string[]> {
  const facts = { title: '', description: '', data: '', types: [], url: undefined }
  const { lexicons } = await contentModel()
  const view = new PageView(
    segmentsOf(parseTree(body).root, () => false),
    facts,
    lexicons,
  )
  const chosen = begun.map(number => view.segments.findIndex(({ text }) => text === texts[number]))
  return withPosts(chosen, view, kind).map(index => view.segments[index]?.text ?? '')
}

test('a thread of which most posts were begun has the text of all, without quotes and furniture', async () => {
  expect(await kept('forum', [0, 1])).toEqual(texts)
})

test.each([
  ['a page of another kind', 'article', [0, 1]],
  ['a thread of which one post was taken', 'forum', [1]],
] as const)('%s gets none', async (_, kind, begun) => {
  expect(await kept(kind, begun)).toEqual(begun.map(number => texts[number]))
})

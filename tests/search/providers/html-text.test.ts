import { describe, expect, test } from 'vitest'
import { htmlText } from '../../../src/search/providers/html-text.ts'

describe('of a marked up snippet only the tags go', () => {
  test.each([
    ['tags and references', '<b>Tides</b> &amp; <a href="/x?a=1" class=\'y\'>waves</a><br/>', 'Tides & waves'],
    ['an abstract', '<jats:p>Of H<sub>2</sub>O and <mml:mi>x</mml:mi></jats:p>', 'Of H2O and x'],
    ['a comment', 'Ti<!-- x > y -->des', 'Tides'],
    [
      'bounds',
      'fell at weeks 4 and 8 (all P<.04) but not sleep (P>.19)',
      'fell at weeks 4 and 8 (all P<.04) but not sleep (P>.19)',
    ],
    ['comparisons that look like a tag', 'where a<b and c>d, n <40 and x> 3', 'where a<b and c>d, n <40 and x> 3'],
    ['types', 'a Vec<T> of List<String>', 'a Vec<T> of List<String>'],
    ['escaped tags', 'the &lt;title&gt; element', 'the <title> element'],
  ])('%s', (_, html, text) => {
    expect(htmlText(html)).toBe(text)
  })
})

import { describe, expect, test } from 'vitest'
import type { CslItem } from '../../src/report/bibliography.ts'
import type { Inline } from '../../src/report/blocks/blocks.ts'
import { formatReference } from '../../src/report/styles/format-reference.ts'
import { type ReferenceStyle, styleIn, styleOf } from '../../src/report/styles/style.ts'

const date = (...parts: number[]) => ({ 'date-parts': [parts] })
const person = (family: string, given: string) => ({ family, given })
const page = (rest: Partial<CslItem>): CslItem => ({ id: 's1', type: 'webpage', title: 'T', ...rest })

/** As it reads; what is set in italics stands between underscores. */
const plain = (runs: readonly Inline[]): string =>
  runs
    .map(run => {
      if (run.kind === 'text') return run.text
      return 'children' in run ? (run.kind === 'em' ? `_${plain(run.children)}_` : plain(run.children)) : ''
    })
    .join('')
const written = (item: CslItem, style: ReferenceStyle) => plain(formatReference(item, style))

/** Facts of works that the guides use as examples, and how the guides write them. */
describe('APA 7', () => {
  test.each<[string, CslItem, string]>([
    // https://langara.libguides.com/apa7-nurs/web
    [
      'a page of a site',
      page({
        author: [person('Clifton', 'M.')],
        issued: date(2019, 2, 19),
        title: "Your inbox is a mess, and it's slowing you down. Here's how to fix it",
        'container-title': 'CBC',
        URL: 'https://www.cbc.ca/life/1.5037999',
        accessed: date(2026, 11, 26),
      }),
      "Clifton, M. (2019, February 19). _Your inbox is a mess, and it's slowing you down. Here's how to fix it._ CBC. https://www.cbc.ca/life/1.5037999",
    ],
    [
      'three authors and no date',
      page({
        author: [person('Jarry', 'J. L.'), person('Kossert', 'A.'), person('Ip', 'K.')],
        title: 'Do women with low self-esteem use appearance to feel better?',
        'container-title': 'National Eating Disorder Information Centre',
        URL: 'http://www.nedic.ca/a.pdf',
      }),
      'Jarry, J. L., Kossert, A., & Ip, K. (n.d.). _Do women with low self-esteem use appearance to feel better?_ National Eating Disorder Information Centre. http://www.nedic.ca/a.pdf',
    ],
    // https://libguides.usc.edu/APA7th/website
    [
      'an undated page, with the day of retrieval',
      page({
        author: [{ literal: 'U.S. Census Bureau' }],
        title: 'U.S. and world population clock',
        'container-title': 'U.S. Department of Commerce',
        URL: 'https://www.census.gov/popclock/',
        accessed: date(2020, 1, 15),
      }),
      'U.S. Census Bureau. (n.d.). _U.S. and world population clock._ U.S. Department of Commerce. Retrieved January 15, 2020, from https://www.census.gov/popclock/',
    ],
    // https://www.citefast.com/styleguide.php?style=APA7&sec=Webpage
    [
      'a site that is its own author',
      page({
        author: [{ literal: 'Centers for Disease Control and Prevention' }],
        issued: date(2018, 1, 23),
        title: 'People at high risk of developing flu-related complications',
        'container-title': 'Centers for Disease Control and Prevention',
        URL: 'https://www.cdc.gov/flu',
      }),
      'Centers for Disease Control and Prevention. (2018, January 23). _People at high risk of developing flu-related complications._ https://www.cdc.gov/flu',
    ],
    [
      'no author: the title comes first',
      page({ issued: date(2020), title: 'Prices', URL: 'https://example.org/' }),
      '_Prices._ (2020). https://example.org/',
    ],
    [
      'an article with a DOI',
      page({
        type: 'article-journal',
        author: [person('Perls', 'B.'), person('Susskind', 'Larry Ann-Marie')],
        issued: date(2022, 3),
        title: 'Municipal cybersecurity',
        'container-title': 'Urban Affairs Review',
        DOI: '10.1177/1078087420973760',
        URL: 'https://journals.sagepub.com/x',
      }),
      'Perls, B., & Susskind, L. A.-M. (2022, March). Municipal cybersecurity. _Urban Affairs Review_. https://doi.org/10.1177/1078087420973760',
    ],
  ])('%s', (_, item, expected) => {
    expect(written(item, 'apa')).toBe(expected)
  })

  test('of more than twenty authors the first nineteen and the last are named', () => {
    const author = Array.from({ length: 22 }, (_, i) => person(`F${i + 1}`, 'A'))
    expect(written(page({ author }), 'apa')).toMatch(/F19, A\., \. \. \. F22, A\. \(n\.d\.\)/)
  })
})

describe('IEEE', () => {
  test.each<[string, CslItem, string]>([
    // https://normas-apa.com/cite-website-ieee-format/amp/
    [
      'a page with an author',
      page({
        author: [person('Smith', 'J. A.')],
        title: 'Understanding transformer architecture in NLP',
        'container-title': 'Towards Data Science',
        accessed: date(2025, 2, 10),
        URL: 'https://towardsdatascience.com/x',
      }),
      'J. A. Smith. “Understanding transformer architecture in NLP.” Towards Data Science. Accessed: Feb. 10, 2025. [Online]. Available: https://towardsdatascience.com/x',
    ],
    [
      'a page without an author',
      page({
        title: '5G network architecture explained',
        'container-title': 'TechTarget',
        accessed: date(2024, 11, 20),
        URL: 'https://www.techtarget.com/5g-architecture',
      }),
      '“5G network architecture explained.” TechTarget. Accessed: Nov. 20, 2024. [Online]. Available: https://www.techtarget.com/5g-architecture',
    ],
    // https://libguides.acu.edu.au/ieee/articles
    [
      'an article with a DOI',
      page({
        type: 'article-journal',
        author: [person('Perls', 'B.'), person('Susskind', 'L.')],
        issued: date(2022, 3),
        title: 'Municipal cybersecurity: More work needs to be done',
        'container-title': 'Urban Affairs Rev.',
        DOI: '10.1177/1078087420973760',
      }),
      'B. Perls and L. Susskind, “Municipal cybersecurity: More work needs to be done,” _Urban Affairs Rev._, Mar. 2022, doi: 10.1177/1078087420973760.',
    ],
  ])('%s', (_, item, expected) => {
    expect(written(item, 'ieee')).toBe(expected)
  })

  test('of more than six authors the first is named', () => {
    const author = Array.from({ length: 7 }, (_, i) => person(`F${i + 1}`, 'A'))
    expect(written(page({ author }), 'ieee')).toBe('A. F1 et al. “T.”')
  })
})

describe('GB/T 7714—2015', () => {
  test.each<[string, CslItem, string]>([
    // https://chinaqikan.net/post/1261.html
    [
      'a page with both days',
      page({
        author: [{ literal: '中华人民共和国中央人民政府' }],
        title: '国务院关于印发“十四五”数字经济发展规划的通知',
        issued: date(2025, 12, 12),
        accessed: date(2025, 12, 27),
        URL: 'http://www.gov.cn/content_5645390.htm',
      }),
      '中华人民共和国中央人民政府. 国务院关于印发“十四五”数字经济发展规划的通知[EB/OL]. (2025-12-12)[2025-12-27]. http://www.gov.cn/content_5645390.htm.',
    ],
    // https://fx361.cc/page/2020/1208/12619460.shtml
    [
      'a journal article',
      page({
        type: 'article-journal',
        author: [{ literal: '郑飞雪' }, { literal: '贝维斯' }],
        title: '辅具适配和环境改造在残疾人社区康复中的实践及启示',
        'container-title': '中国康复',
        issued: date(2014),
      }),
      '郑飞雪, 贝维斯. 辅具适配和环境改造在残疾人社区康复中的实践及启示[J]. 中国康复, 2014.',
    ],
    [
      'a report',
      page({
        type: 'report',
        author: [{ literal: 'World Health Organization' }],
        title: 'Factors regulating the immune response: Report of WHO Scientific Group',
        publisher: 'WHO',
        issued: date(1970),
      }),
      'World Health Organization. Factors regulating the immune response: Report of WHO Scientific Group[R]. WHO, 1970.',
    ],
    // https://fx361.cc/page/2020/0218/17486446.shtml: three authors, then 等 or et al
    [
      'four Chinese authors',
      page({
        author: ['甲', '乙', '丙', '丁'].map(literal => ({ literal })),
        title: '题名',
        URL: 'https://example.org/a',
        accessed: date(2026, 11, 26),
      }),
      '甲, 乙, 丙, 等. 题名[EB/OL]. [2026-11-26]. https://example.org/a.',
    ],
    [
      'Latin names: family in capitals, initials without stops',
      page({
        type: 'book',
        author: [person('Peebles', 'Peyton Z.'), person('Yufin', 'S. A.'), person('C', 'D'), person('E', 'F')],
        title: 'Probability',
        publisher: 'McGraw Hill',
        issued: date(2001),
      }),
      'PEEBLES P Z, YUFIN S A, C D, et al. Probability[M]. McGraw Hill, 2001.',
    ],
  ])('%s', (_, item, expected) => {
    expect(written(item, 'gbt7714')).toBe(expected)
  })
})

test.each([
  ['zh', 'gbt7714'],
  ['zh-Hant', 'gbt7714'],
  ['en', 'apa'],
  ['de', 'apa'],
])('a report in %s has its references in %s', (language, style) => {
  expect(styleOf(language)).toBe(style)
})

test.each(['apa', 'ieee', 'gbt7714'] as const)('%s links only to the web', style => {
  const runs = formatReference(page({ URL: 'javascript:alert(1)' }), style)
  expect(JSON.stringify(runs)).not.toContain('"link"')
})

describe('the style that a wish names', () => {
  test.each<[string, ReferenceStyle | undefined]>([
    ['English, 1200 words, IEEE style references', 'ieee'],
    ['references in APA 7th edition', 'apa'],
    ['Cite in APA.', 'apa'],
    ['参考文献按国标著录', 'gbt7714'],
    ['引用格式采用 GB/T 7714—2015', 'gbt7714'],
    ['用 IEEE 格式列出参考文献', 'ieee'],
    ['Compare IEEE 802.11ax with 802.11be', undefined],
    ['Who are the members of the APA?', undefined],
    ['新国标电动车有哪些要求', undefined],
    ['Which sources say so?', undefined],
  ])('%s', (wish, style) => {
    expect(styleIn(wish)).toBe(style)
  })
})

test('GB/T 7714 names the book of a chapter behind it', () => {
  const chapter = page({ type: 'document', title: '第 3 章 潮汐', 'container-title': '港口手册' })
  expect(written(chapter, 'gbt7714')).toBe('第 3 章 潮汐[Z]//港口手册.')
})

test('a page that was changed long after it was published', () => {
  const changed = page({
    issued: date(2017, 4, 3),
    custom: { updated: '2026-02-12' },
    'container-title': 'Lamps',
    URL: 'https://example.org/',
    accessed: date(2026, 11, 26),
  })
  expect(written(changed, 'apa')).toBe('_T._ (2017, April 3; updated 2026, February 12). Lamps. https://example.org/')
  expect(written(changed, 'ieee')).toContain('Lamps, Apr. 3, 2017, updated Feb. 12, 2026.')
  expect(written(changed, 'gbt7714')).toContain('(2026-02-12)[2026-11-26]')
})

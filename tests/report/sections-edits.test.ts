import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft, Section } from '../../src/domain/draft.ts'
import { applyEdits } from '../../src/report/edits.ts'
import { mergeText } from '../../src/report/merge.ts'
import { outlined } from '../../src/report/outline.ts'

const sectionOf = (heading: string, text = `On ${heading}.`): Section => ({
  id: heading.toLowerCase().replace(/\s+/g, '-'),
  heading,
  text,
  for: [],
})
function draftOf(id: string, ...sections: readonly Section[]): Draft {
  return { id, title: 'T', sections, repairs: [], at: '2026-11-22T12:00:00.000Z' }
}
const draft = draftOf(
  'd1',
  { ...sectionOf(''), id: 'opening' },
  sectionOf('Costs'),
  sectionOf('Before and after Costs'),
)
const headings = (sections: readonly Section[]) => sections.map(({ heading }) => heading)

describe('an edit of whole sections', () => {
  test.each([
    ['delete: Costs', ['', 'Before and after Costs']],
    ['rename: Costs => Prices', ['', 'Prices', 'Before and after Costs']],
    ['move: Costs after Before and after Costs', ['', 'Before and after Costs', 'Costs']],
    ['move: Before and after Costs before Costs', ['', 'Before and after Costs', 'Costs']],
    ['move: Before and after Costs first', ['', 'Before and after Costs', 'Costs']],
    ['insert after Costs: ## Risks\n\nMany.', ['', 'Costs', 'Risks', 'Before and after Costs']],
    ['insert first: ## Summary\n\nShort.', ['', 'Summary', 'Costs', 'Before and after Costs']],
  ])('%s', (edit, expected) => {
    expect(headings(applyEdits(draft, [edit]))).toEqual(expected)
  })

  test.each([
    'delete: Nowhere',
    'move: Costs',
    'rename: Costs',
    'insert after Costs: no heading',
    'move: Costs after X',
  ])('%s is refused, nothing changes', edit => {
    expect(() => applyEdits(draft, [{ find: 'On Costs.', replace: 'x' }, edit])).toThrow(/^Edit 2 of 2/)
  })

  test.each(['rename: Costs => before and after costs', { find: '## Costs', replace: '## Before and after Costs' }])(
    'a heading that is there already is refused: %j',
    edit => {
      expect(() => applyEdits(draft, [edit])).toThrow('The draft has a section "Before and after Costs" already.')
    },
  )

  test('its letters may change', () => {
    expect(headings(applyEdits(draft, ['rename: Costs => COSTS']))[1]).toBe('COSTS')
  })

  test.each(['make it shorter', 'delete', 'replace: Costs'])('%s is answered with the forms of edits', edit => {
    expect(() => applyEdits(draft, [edit])).toThrow(
      expect.objectContaining({
        message: `"${edit}" is no edit.`,
        fix: expect.stringMatching(
          /^Edits are \{find, replace\}, "p2", "delete: A".*"d1" alone\. Nothing was changed\.$/,
        ),
      }),
    )
  })

  test('a heading is found and replaced like other words', () => {
    const edited = applyEdits(draft, [{ find: '## Costs', replace: '## Prices' }])
    expect(edited[1]).toMatchObject({ heading: 'Prices', text: 'On Costs.' })
  })

  test.each([
    [
      'words before it',
      '## Before and after Costs',
      'In sum.\n\n## Before and after Costs',
      ['', 'On Costs.\n\nIn sum.'],
    ],
    ['words behind it', '## Costs', '## Costs\n\nFirst.', ['', 'First.\n\nOn Costs.']],
    ['another name and words', '## Costs\n\nOn Costs.', '## Prices\n\nHigh.', ['', 'High.']],
    ['a new section before it', '## Costs', '## New\n\nText.\n\n## Costs', ['', 'Text.', 'On Costs.']],
    ['nothing, its text too', '## Costs\n\nOn Costs.', '', ['']],
  ])('a heading is replaced with %s', (_, find, replace, texts) => {
    const edited = applyEdits(draft, [{ find, replace }])
    expect(edited.map(({ text }) => text)).toEqual(['On .', ...texts.slice(1), 'On Before and after Costs.'])
    expect(edited.at(-1)).toEqual(draft.sections.at(-1))
  })

  test('a section that is renamed so keeps its id and its plan', () => {
    const [opening, costs, last] = draft.sections
    const planned = draftOf(
      'd1',
      ...[opening, costs && { ...costs, planned: ['q1'], words: 90 }, last].flatMap(one => one ?? []),
    )
    const edited = applyEdits(planned, [{ find: '## Costs\n\nOn Costs.', replace: '## Prices\n\nHigh.' }])
    expect(edited[1]).toMatchObject({ id: 'costs', heading: 'Prices', planned: ['q1'], words: 90 })
  })

  test.each([
    ['## Costs', '', 'A heading would go and its text would stay.', '"delete: Costs" takes it out with its text'],
    ['## Cost', '## Prices', '`find` stands nowhere in the draft.', 'Headings: Costs; Before and after Costs;'],
    ['# T', '# U', '`find` stands nowhere in the draft.', 'The title is no part of a section'],
    ['## Costs\n\nOn Costs.', '## before and after costs\n\nX.', 'The draft has a section', 'Choose another heading'],
  ])('%s to %j is refused with what to do', (find, replace, message, fix) => {
    expect(() => applyEdits(draft, [{ find, replace }])).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), fix: expect.stringContaining(fix) }),
    )
  })

  test('a heading written into a section begins a section', () => {
    const edited = applyEdits(draft, [{ find: 'On Costs.', replace: 'On Costs.\n\n## Costs of labour\n\nHigh.' }])
    expect(edited.map(({ id, text }) => [id, text]).slice(1, 3)).toEqual([
      ['costs', 'On Costs.'],
      ['costs-of-labour', 'High.'],
    ])
  })

  test('moved there and back it is where it was', () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    const all = draftOf('d1', ...names.map(name => sectionOf(name)))
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (what, where) => {
        fc.pre(what !== where)
        const moved = applyEdits(all, [`move: ${what} after ${where}`])
        expect(headings(moved).indexOf(what)).toBe(headings(moved).indexOf(where) + 1)
        expect([...headings(moved)].sort()).toEqual(names)
        const before = names[names.indexOf(what) - 1]
        const back = applyEdits({ ...all, sections: moved }, [
          before ? `move: ${what} after ${before}` : `move: ${what} first`,
        ])
        expect(headings(back)).toEqual(names)
      }),
    )
  })
})

describe('an outline', () => {
  const plan = ['q1', 'q2', 't1']
  test('orders, renames, plans and begins sections; the opening and the texts stay', () => {
    const sections = outlined(['Risks | 200 words | q2 t1', 'Costs => Prices | 约300字'], draft.sections, plan)
    expect(sections).toMatchObject([
      { id: 'opening' },
      { heading: 'Risks', text: '', words: 200, planned: ['q2', 't1'] },
      { id: 'costs', heading: 'Prices', text: 'On Costs.', words: 300 },
      draft.sections[2],
    ])
  })
  test('keeps what it does not name behind the section that it followed; what is empty goes', () => {
    const all = [{ ...sectionOf(''), id: 'opening' }, ...['A', 'B', 'C', 'D'].map(name => sectionOf(name))]
    const idle = sectionOf('Idle', '')
    expect(headings(outlined(['D', 'B'], [...all, idle], []))).toEqual(['', 'A', 'D', 'B', 'C'])
    expect(headings(outlined(['C', 'New'], all, []))).toEqual(['', 'A', 'B', 'C', 'D', 'New'])
    expect(headings(outlined(['B', 'A'], all.slice(1), []))).toEqual(['B', 'C', 'D', 'A'])
  })

  test('twice the same heading is refused', () => {
    expect(() => outlined(['Costs', 'costs'], draft.sections, plan)).toThrow(/twice/)
  })

  test.each([
    ['Costs | about 1,200 words, q1 and t1', { words: 1200, planned: ['q1', 't1'] }],
    ['Costs | Q1, q2 |', { planned: ['q1', 'q2'] }],
    ['Costs | for q1', { planned: ['q1'] }],
  ])('%s is understood', (entry, expected) => {
    expect(outlined([entry], draft.sections, plan)[1]).toMatchObject(expected)
  })

  test.each([
    ['Costs | 300 words | q99', 'There is no q99.'],
    ['Costs | abc words', '"abc words" is neither a number of words nor an id.'],
    ['Costs | s1', '"s1" is neither a number of words nor an id.'],
  ])('%s is refused with the forms that there are', (entry, message) => {
    expect(() => outlined([entry], draft.sections, plan)).toThrow(
      expect.objectContaining({
        message,
        fix: 'Write "Costs", "Costs | 300 words", "Costs | q1 t2", "Costs | 300 words | q1" or "Costs => Prices"; ids: q1, q2, t1.',
      }),
    )
  })

  test('takes no heading of a section that is left out; two may change places', () => {
    const two = [sectionOf('Costs'), sectionOf('Prices')]
    for (const entries of [['Costs => Prices'], ['Costs => Prices', 'Prices'], ['Costs => prices']])
      expect(() => outlined(entries, two, plan)).toThrow(/"Prices" (?:already|twice)/)
    const swapped = outlined(['Costs => Prices', 'Prices => Costs'], two, plan)
    expect(swapped.map(({ id, heading }) => [id, heading])).toEqual([
      ['costs', 'Prices'],
      ['prices', 'Costs'],
    ])
  })
})

describe('a whole text of one host beside edits of another', () => {
  const base = draftOf('d1', sectionOf('A'), sectionOf('B'), sectionOf('C'))
  test('takes each section from whoever changed it; what the other added or took away counts', () => {
    const theirs = draftOf('d2', sectionOf('A'), sectionOf('B', 'Theirs.'), sectionOf('New'))
    const written = { title: 'T', sections: [sectionOf('A', 'Ours.'), sectionOf('B'), sectionOf('C'), sectionOf('D')] }
    const { sections } = mergeText(written, base, theirs)
    expect(sections.map(({ heading, text }) => `${heading}: ${text}`)).toEqual([
      'A: Ours.',
      'B: Theirs.',
      'New: On New.',
      'D: On D.',
    ])
  })
  test('is refused where both changed the same section', () => {
    const theirs = draftOf('d2', sectionOf('A', 'Theirs.'), sectionOf('B'), sectionOf('C'))
    const written = { title: 'T', sections: [sectionOf('A', 'Ours.'), sectionOf('B'), sectionOf('C')] }
    expect(() => mergeText(written, base, theirs)).toThrow(/Another host changed since d1, in d2.*: A\./)
  })
})

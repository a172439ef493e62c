import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSection, joinReport, sectionId, splitReport } from '../../src/report/sections.ts'

const heading = fc.stringMatching(/^[A-Za-zÀ-ÿ\u4e00-\u9fff][\w \u4e00-\u9fff-]{0,20}[A-Za-z\u4e00-\u9fff]$/)
const line = fc.stringMatching(/^[A-Za-z0-9 ,.\u4e00-\u9fff[\]@:;#-]{0,60}$/).filter(one => !/^#{1,2}\s/.test(one))
const report = fc
  .record({ title: heading, sections: fc.array(fc.record({ heading, lines: fc.array(line) }), { maxLength: 6 }) })
  .map(({ title, sections }) =>
    [`# ${title}`, ...sections.map(one => [`## ${one.heading}`, ...one.lines].join('\n\n'))].join('\n\n'),
  )

describe('a report in sections', () => {
  test('joined is what it was split from, and splits the same again', () => {
    fc.assert(
      fc.property(report, text => {
        const once = splitReport(text)
        expect(splitReport(joinReport(once))).toEqual(once)
        const words = (one: string) => one.split(/\s+/).filter(Boolean)
        expect(words(joinReport(once))).toEqual(words(text))
      }),
    )
  })

  test('ids are unique, and each section is found by heading and by id', () => {
    fc.assert(
      fc.property(report, text => {
        const { sections } = splitReport(text)
        expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
        for (const section of sections) expect(findSection(sections, section.id)?.id).toBe(section.id)
        for (const { heading: name } of sections)
          expect(findSection(sections, `## ${name}`)?.heading.toLowerCase()).toBe(name.toLowerCase())
      }),
    )
  })

  test('a heading inside code is text, and so is a second title', () => {
    const { title, sections } = splitReport('# One\n\nOpening.\n\n```\n## no heading\n```\n\n## Two ##\n\n# Three\n')
    expect(title).toBe('One')
    expect(sections.map(({ id, heading: name, text }) => ({ id, name, text }))).toEqual([
      { id: 'opening', name: '', text: 'Opening.\n\n```\n## no heading\n```' },
      { id: 'two', name: 'Two', text: '# Three' },
    ])
  })

  test('ids keep letters of any script', () => {
    expect(['Costs & risks', '成本 与 风险', '…', 'Ärger'].map(sectionId)).toEqual([
      'costs-risks',
      '成本-与-风险',
      'opening',
      'ärger',
    ])
  })
})

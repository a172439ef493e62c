import { describe, expect, test } from 'vitest'
import type { Paragraph } from '../../src/domain/document.ts'
import type { CitedParagraph } from '../../src/evidence/assess.ts'
import { createAssessor } from '../../src/evidence/assess.ts'
import { blocksIn, type EvidenceText } from '../../src/evidence/source-sentences.ts'

/** A page of a shop or a magazine: `# ` lines are headings above what follows. */
function page(id: string, lines: readonly string[], more: Partial<EvidenceText> = {}): EvidenceText {
  const text = lines.join('\n\n')
  let heading: number | undefined
  const paragraphs = blocksIn({ id, text }).map(({ start, end }, i): Paragraph => {
    const isHeading = text.startsWith('# ', start)
    const under = heading === undefined || isHeading ? [] : [heading]
    if (isHeading) heading = i + 1
    return { kind: isHeading ? 'heading' : 'paragraph', start, end, ...(under.length > 0 && { under }) }
  })
  return { id, text, paragraphs, ...more }
}

const verdictOn = (claim: string, texts: readonly EvidenceText[], cited: readonly CitedParagraph[]) =>
  createAssessor(texts).assess(claim, cited).verdict

const one = (claim: string, line: string, more: Partial<EvidenceText> = {}) =>
  verdictOn(claim, [page('s1', [line], more)], [{ id: 's1', paragraph: 1 }])

describe('what reviews and studies say', () => {
  test.each([
    // Names
    [
      'Lampwise calls the Orbo desk lamp its budget pick.',
      'The Orbo desk lamp is our budget pick.',
      { called: ['lampwise.com'] },
      'supported',
    ],
    ['The Orbo lamp has VRC.', 'The Orbo lamp comes with Variable Rhythm Control.', {}, 'supported'],
    [
      "The Orbo L70's VRC is slightly less precise than that of the Fenn 31.",
      'The Orbo L70 has solid VRC too, although slightly less precise than that of the Fenn 31.',
      {},
      'supported',
    ],
    [
      'Lampwise calls the Orbo desk lamp its budget pick.',
      'The Orbo desk lamp is our budget pick.',
      { called: ['deskworld.com'] },
      'insufficient',
    ],
    // Figures
    ['The Orbo Free 2S lasts 7 hours on a charge.', 'The Orbo Free 2S lasts 7 hours on a charge.', {}, 'supported'],
    ['The lamp lasts 7.5 hours on a charge.', 'The lamp lasts 7,5 hours on a charge.', {}, 'supported'],
    [
      'About half of the patients were still in care in week 24.',
      'After 24 weeks about half of the patients were still in care.',
      {},
      'supported',
    ],
    [
      'Readers used the app for 38 minutes a week during the eight weeks.',
      'Readers used the app for 38 minutes a week on average, or 20 minutes at a time.',
      {},
      'insufficient',
    ],
    [
      '8% of the 83 trials reported harm.',
      'A review of 83 trials found that 55 of those trials reported harm. It concluded that about 8% of participants were harmed.',
      {},
      'insufficient',
    ],
    [
      'About 8% of participants were harmed.',
      'A review of 83 trials found that 55 of those trials reported harm. It concluded that about 8% of participants were harmed.',
      {},
      'supported',
    ],
    [
      'More than 9,400 trials were reviewed.',
      'The reviewers looked at more than 120 trials with a total of 9,400 people.',
      {},
      'insufficient',
    ],
    [
      'The membership costs $5 per student.',
      'Each student got a $5 gift card for the survey. The membership was provided to students for free.',
      {},
      'insufficient',
    ],
    [
      'After a year 52% of the walkers still walked.',
      'After a year just 28% of the walkers still walked daily, compared to 52% of those taking the drug.',
      {},
      'insufficient',
    ],
    [
      'The lamp lasts nine hours on a charge.',
      'The lamp offers a seven-hour charge, and 30 minutes after five minutes in the dock.',
      {},
      'refuted',
    ],
    // Denials
    ['The case of the Orbo lacks a clip.', 'The case of the Orbo doesn’t have a clip, though.', {}, 'supported'],
    [
      'The Orbo case does not support fast charging.',
      'The small case holds five charges. The Orbo case doesn’t support fast charging, though.',
      {},
      'supported',
    ],
    [
      'The Orbo case supports fast charging.',
      'The small case holds five charges. The Orbo case doesn’t support fast charging, though.',
      {},
      'refuted',
    ],
    [
      'Walking worked as well as established treatments for low mood.',
      'Walking was better than no treatment at all for low mood. It worked as well as the established treatments.',
      {},
      'supported',
    ],
    [
      'Sleep improved among people who used the app.',
      'Among people who used the app there was a decrease in sleep disturbance.',
      {},
      'supported',
    ],
    // What is said of one thing is not said of another
    [
      'Side effects of walking include nausea and headaches.',
      'Side effects of the drug include nausea, headaches and, in a few, walking difficulties.',
      {},
      'insufficient',
    ],
    [
      'Exercise causes fewer bad days.',
      'Among people who exercise the number of bad days was lower.',
      {},
      'insufficient',
    ],
    ['Exercise leads to fewer bad days.', 'Exercise leads to fewer bad days, a trial found.', {}, 'supported'],
    [
      'Rowing helped low mood the most.',
      'Rowing helped reduce worry the most, while lifting weights helped low mood the most.',
      {},
      'insufficient',
    ],
    ['The trial began in 2024.', 'The trial began in spring.', { published: '2024-06-01' }, 'supported'],
  ] as const)('%s ← %s', (claim, line, more, verdict) => {
    expect(one(claim, line, more)).toBe(verdict)
  })
})

describe('a line under its heading is of what the heading names', () => {
  const shop = page('s1', [
    '# Orbo Max 3',
    '$249',
    '# Fenn Mini',
    'Battery: 50 hours plus quick charge',
    'Great for the price. At $69 it is an easy pick.',
  ])

  test.each([
    ['The Orbo Max 3 costs $249.', 2, 'supported'],
    ['The Orbo Max 3 costs $294.', 2, 'refuted'],
    ['The Fenn Mini costs $249.', 2, 'insufficient'],
    ['The battery of the Fenn Mini lasts 50 hours.', 4, 'supported'],
    ['The Fenn Mini costs $69.', 5, 'supported'],
  ] as const)('%s', (claim, paragraph, verdict) => {
    expect(verdictOn(claim, [shop], [{ id: 's1', paragraph }])).toBe(verdict)
  })
})

describe('several cited places', () => {
  const study = page('s1', [
    'Researchers took 276 adults with low mood.',
    'They walked for eight weeks.',
    'Each group saw about a 20% drop in symptoms.',
  ])
  const all = [1, 2, 3].map(paragraph => ({ id: 's1', paragraph }))

  test('bear out between them what none of them says alone', () => {
    expect(
      verdictOn(
        'The 276 adults with low mood walked for eight weeks and saw about a 20% drop in symptoms.',
        [study],
        all,
      ),
    ).toBe('supported')
    expect(
      verdictOn(
        'The 276 adults with low mood walked for nine weeks and saw about a 20% drop in symptoms.',
        [study],
        all,
      ),
    ).not.toBe('supported')
  })

  test('are not said to lack what one of them has', () => {
    const { reasons } = createAssessor([study]).assess(
      'The 276 adults with low mood danced on stage with a 20% drop in symptoms.',
      all,
    )
    expect(reasons.join()).not.toMatch(/276|20%/)
  })
})

describe('a place elsewhere contests what a cited one says only where it has nearly all of the claim', () => {
  const review = page('s1', ['About 8% of participants in the 2020 review felt worse.'])
  const bio = page('s2', ['Dr. Low completed her review of participants in 1995 and felt worse for it.'])

  test('not for words that they share', () => {
    expect(
      verdictOn('About 8% of participants in the 2020 review felt worse.', [review, bio], [{ id: 's1', paragraph: 1 }]),
    ).toBe('supported')
  })
})

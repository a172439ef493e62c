import { describe, expect, test } from 'vitest'
import { isStacked } from '../../src/prose/synthesis.ts'

const emissions = `- Globally, agricultural emissions are 18 times higher than in the 1960s and account for about 30 percent of global warming [@s5:2].
- In the United States, agriculture accounted for 10.5 percent of greenhouse gas emissions in 2022 [@s1:20]. Of those emissions, 46.6 percent were nitrous oxide, 41.7 percent methane and 11.6 percent carbon dioxide [@s1:21].
- Excess fertilizer is turned by soil bacteria into nitrous oxide, which is 300 times more potent than carbon dioxide [@s5:2].
- One-third of food is wasted or lost, by United Nations estimates quoted by SAP, a software company [@s4:22].`
const reported =
  'The review warns of a feedback loop: pressure on food supply pushes farming towards practices that worsen its own impact [@s5:1].'
const cover = `Progressive's accident and illness plans cover emergency care, diagnostic testing and specialist visits [@s1:11; @s1:12; @s1:13]. A separate wellness plan pays for checkups, vaccinations and teeth cleaning without a deductible [@s1:18]. Pets Best also sells an accident-only plan for broken bones [@s1:24]. Embrace includes dental illness and hereditary conditions [@s3:40].`
const exclusions = 'Typically excluded are dietary expenses, grooming and boarding [@s1:61].'
const quotes =
  '"Prices fell because supply grew," said the agency. "It is likely, however, that they rise," wrote the bank. “Makers in Asia sold most of them although tariffs rose.” "Nobody knew therefore what came next."'

describe('sections in which findings are stacked', () => {
  test.each([
    ['a list with a finding behind it', `${emissions}\n\n${reported}`],
    ['paragraphs that cite one thing after another', `${cover}\n\n${exclusions}`],
    ['quotes in which their sources reason', quotes],
    ['a line that announces them', `The following was found in the pages read:\n\n${emissions}`],
    ['an uncited figure among them', `${emissions}\n\nThe whole chain came to 26 percent of all emissions.`],
    ['a label before each', `${cover} More on this. ${exclusions}`],
  ])('%s', (_, text) => {
    expect(isStacked(text)).toBe(true)
  })
})

describe('sections in which something is made of them', () => {
  test.each([
    [
      'a conclusion of the author at the end',
      `${emissions}\n\nThe two shares measure unlike things and the city must not use them interchangeably.`,
    ],
    [
      'a conclusion in the midst, with findings behind it',
      `${emissions}\n\nThe two shares measure different things, so the city should not use them interchangeably. ${reported}`,
    ],
    [
      'a consequence drawn in a cited sentence',
      `${emissions}\n\nOn U.S. farms, nitrous oxide and methane together far outweigh carbon dioxide [@s1:21], so cutting fertilizer losses matters more than cutting tractor fuel.`,
    ],
    [
      'what follows from them',
      `${cover}\n\nWhat follows from the exclusions is that a basic plan insures surprises, not upkeep. ${exclusions}`,
    ],
    ['sources set against each other', `${cover} House Plant House disagrees about waiting periods [@s37:45].`],
    [
      'in Chinese',
      '电池包均价为每千瓦时52美元[@s1:2]。钠电池为87美元[@s2:2]。国内均价为44美元[@s3:1]。机构给出45美元[@s4:9]。各机构口径不一，读者宜分开看待这些数字。',
    ],
  ])('%s', (_, text) => {
    expect(isStacked(text)).toBe(false)
  })
})

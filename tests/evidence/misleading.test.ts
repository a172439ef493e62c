import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

const verdictOf = (claim: string, text: string) => createAssessor([{ id: 's1', text }]).assess(claim).verdict

/** What two researches by a host model called supported, or refuted, wrongly; the sentences are ours. */
describe('claims that lean on the words of a sentence', () => {
  test.each([
    [
      'it is compared with something else',
      'Tall kettles have about 80 percent more leaks on average than short kettles.',
      'Tall kettles and wide kettles have about 80 percent more leaks on average than plain kettles.',
    ],
    [
      'it is said of most of them',
      'Wall clocks cannot be set from a phone.',
      'Many wall clocks are sold. Most wall clocks cannot be set from a phone.',
    ],
    [
      'the name stands only behind it',
      'The Ordo 2 scored over 90 points in the 2025 test.',
      'We found that the Velo 7 scored over 90 points in the 2025 test. By contrast, the Ordo 2 scored in the thirties.',
    ],
    [
      'the sentence before has the figure, of another thing',
      'The Ordo 2 scored over 90 points in 2025.',
      'The Velo 7 scored over 90 points in 2025. By contrast, the Ordo 2 scored in the thirties.',
    ],
    [
      'another name opens the sentence',
      'PUT is unsuitable for a payment form because the number would appear in the address.',
      'GET and PUT. GET is unsuitable for a payment form, because the number would appear in the address.',
    ],
    [
      'the opposite quality of the same thing',
      'The Velo has a small tank and a large pump.',
      'The Velo has a large tank and a pump, and never needs oil.',
    ],
    [
      'the other half is denied',
      'The public boat is for daily trips, not for holidays and tours.',
      'The public boat is for holidays and tours, not for daily trips.',
    ],
    [
      'the figure counts more than that',
      'The survey covers approximately 380,000 electric boats.',
      'The survey covers approximately 380,000 boats and their owners.',
    ],
    [
      'that it is required is not said',
      'The service requires a signed form to open the side door at night.',
      'You can open the side door of the service at night by a signed form that the guard keeps.',
    ],
    [
      'it does the opposite',
      'Removing the lower valve strengthens the pressure guard.',
      'The pressure guard requires the lower valve, so removing the lower valve will interfere with the pressure guard.',
    ],
    [
      'the denial is of nothing there',
      'Kettles need no cleaning.',
      'If you need a kettle, look no further than the Velo.',
    ],
    [
      'a compound is no verb',
      'Hybrids need to be plugged in.',
      'Plug-in hybrids need to cool the cabin without the engine.',
    ],
    [
      'the sentence turns to others',
      'The Orbo Times puts the monthly cost for boats between $11 and $90.',
      'According to the Orbo Times the monthly cost is between $26 and $277 for boats. Barge owners, you are in luck with averages from $11 to $90.',
    ],
    [
      'a share is of what stands beside it',
      'Farms emitted 46.6 percent as methane in 2022.',
      'Farms emitted 600 million tons in 2022: 46.6 percent as nitrous oxide, 41.7 percent as methane.',
    ],
  ])('%s', (_, claim, text) => {
    expect(verdictOf(claim, text)).not.toBe('supported')
  })

  test.each([
    [
      'another kind of the thing does it',
      'A mild hybrid does not need to be plugged in.',
      'Plug-in hybrids need to be plugged in at night.',
    ],
    [
      'the figure is of another service',
      'An oil change costs $75 at every 10,000 miles.',
      'Brakes: every 50,000 miles, seen to at each oil change.',
    ],
    [
      'what is dropped is given up',
      'The new Velo drops the round port.',
      'In the new Velo the round port is gone for good; it is up for sale no more.',
    ],
  ])('nor is it refuted where %s', (_, claim, text) => {
    expect(verdictOf(claim, text)).not.toBe('refuted')
  })

  test.each([
    [
      'compared with the same',
      'Tall kettles have about 80 percent more leaks than plain kettles.',
      'Tall kettles and wide kettles have about 80 percent more leaks on average than plain kettles.',
    ],
    [
      'said of most in both',
      'Most wall clocks cannot be set from a phone.',
      'Most wall clocks cannot be set from a phone.',
    ],
    [
      'counted with its quality',
      'The survey covers approximately 380,000 electric boats.',
      'The survey covers approximately 380,000 electric boats and their owners.',
    ],
    ['saps is drops', 'The range drops by about 25 percent in winter.', 'Winter saps about 25 percent of the range.'],
    [
      'a share with its own part',
      'Farms emitted 41.7 percent as methane in 2022.',
      'Farms emitted 600 million tons in 2022: 46.6 percent as nitrous oxide, 41.7 percent as methane.',
    ],
  ])('but it is supported where it is %s', (_, claim, text) => {
    expect(verdictOf(claim, text)).toBe('supported')
  })
})

test('what a cell begins with is no name for its capital', () => {
  const text = 'The gate. Server-side passes are available through extensions of the gate.'
  const reasons = createAssessor([{ id: 's1', text }])
    .assess('Server-side passes: what is said for them: Available through extensions', [{ id: 's1', paragraph: 1 }])
    .reasons.join()
  expect(reasons).not.toContain('“Available”')
})

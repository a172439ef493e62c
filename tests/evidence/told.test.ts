import { expect, test } from 'vitest'
import { judgeOne } from './support.ts'

test.each([
  [
    'Odo means to do it',
    'Odo has compared the pill with the older drugs.',
    'Odo hopes ultimately to widen the study of the pill, and to compare the pill with the older drugs.',
  ],
  [
    'it may be so',
    'Rowing eases low back pain more than the traditional drugs do.',
    'Rowing might ease low back pain in a way that is comparable to, if not more effective than, the traditional drugs.',
  ],
  [
    'another time',
    'Odo was the director of the mill while the data of the trial were collected.',
    'Odo was the director of the mill a year after the design of the trial, the collection of its data and its analysis.',
  ],
  [
    'all but the most',
    'Of all kinds of exercise, rowing did the most to reduce low back pain.',
    'All kinds of exercise studied, rowing among them, did something to reduce low back pain.',
  ],
  [
    'the other group',
    'Patients on the walking course had sharply reduced responses to stress, whereas patients on the rowing course had worsened responses.',
    'Patients had sharply reduced responses to stress after the rowing course, whereas patients who took the walking course had worsened responses.',
  ],
  [
    'how many of them',
    'Most of the 1.2 million adults in the survey rowed three to five times a week.',
    'In the survey of 1.2 million adults, those who rowed three to five times a week did best.',
  ],
  [
    'a day for a week',
    'Users of the app rowed for an average of 38 minutes a day during the trial.',
    'Users of the app rowed for an average of 38 minutes/week during the trial.',
  ],
] as const)('not said there: %s', (_, claim, source) => {
  expect(judgeOne(claim, source).verdict).not.toBe('supported')
})

test.each([
  [
    'while both go on',
    'Odo was the director of the mill while the data of the trial were collected.',
    'Odo was the director of the mill while the data of the trial were collected.',
  ],
  [
    'each group its own',
    'Patients on the rowing course had sharply reduced responses to stress, whereas patients on the walking course had worsened responses.',
    'Patients had sharply reduced responses to stress after the rowing course, whereas patients who took the walking course had worsened responses.',
  ],
  [
    'most is most',
    'Most of the 1.2 million adults in the survey rowed three to five times a week.',
    'In the survey of 1.2 million adults, most rowed three to five times a week.',
  ],
  [
    'a week is a week',
    'Users of the app rowed for an average of 38 minutes a week during the trial.',
    'Users of the app rowed for an average of 38 minutes/week during the trial.',
  ],
  [
    'nobody is none',
    'Nobody left the Odo trial because of side effects.',
    'None of the patients in either group left the Odo trial because of side effects.',
  ],
] as const)('said there: %s', (_, claim, source) => {
  expect(judgeOne(claim, source).verdict).toBe('supported')
})

test.each([
  [
    'who does not do it',
    'Rowers who trained for three hours had worse mental health than those who did not row at all.',
    'At three hours of training, rowers had worse mental health than non-rowing people.',
  ],
  [
    'what the other says nothing of',
    'The agency would never approve a pill on trials that compare it with a control group.',
    'Many trials of the pill compare it with a control group.',
  ],
] as const)('not denied there: %s', (_, claim, source) => {
  expect(judgeOne(claim, source).verdict).not.toBe('refuted')
})

test('more than the other did it says how much, and not which way', () => {
  const claim = 'The rowing course eased symptoms of low back pain more than walking did.'
  const source = 'The rowing course led to a significant reduction in symptoms of low back pain compared with walking.'
  expect(judgeOne(claim, source).verdict).toBe('supported')
})

test.each([
  ['Rowers were asked for 10 minutes a day and rowed for 38 minutes a week.', 'refuted'],
  ['Rowers rowed for an average of 38 minutes a week during the trial.', 'insufficient'],
] as const)('of a figure that is not there nothing is said, how often either: %s', (claim, verdict) => {
  const source = 'Rowers of the trial rowed for an average of 38 minutes/week during the trial.'
  expect(judgeOne(claim, source).verdict).not.toBe(verdict)
})

test.each([
  ['Roughly one rower in twelve was hurt.', 'About 8 percent of the rowers were hurt.', true],
  ['Nearly nine in ten rowers were women.', 'Of the rowers 88% were women.', true],
  ['One out of every 12 rowers was hurt.', 'One out of every 13 rowers was hurt.', false],
  ['A third of the rowers were hurt.', 'A quarter of the rowers were hurt.', false],
] as const)('a share in words: %s', (claim, source, isBorne) => {
  expect(judgeOne(claim, source).verdict === 'supported').toBe(isBorne)
})

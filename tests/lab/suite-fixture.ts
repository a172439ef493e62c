const words = (zh: string, en: string) => ({ zh, en })

/** Two tasks in the suite's form, one for each track; the suite itself has its own tests. */
export const law = [
  {
    id: 'law-01',
    domain: 'law',
    track: 'professional',
    question: words('诉讼时效是多久？', 'How long is the limitation period?'),
    criteria: [
      {
        id: 'k1',
        weight: 4,
        role: 'explicit',
        dimension: 'completeness',
        axis: 'Explicit Criteria',
        text: words('写明期限为三年', 'States that it is three years'),
        examples: { zh: ['三年'], en: ['3 years'] },
      },
      { id: 'k2', weight: 1, role: 'implicit', text: words('写明条文编号', 'Names the article') },
      {
        id: 'k3',
        weight: 5,
        role: 'negative',
        fatal: true,
        text: words('以已废止的两年为准', 'Relies on the repealed two-years'),
      },
    ],
  },
]

export const arts = [
  {
    id: 'arts-01',
    domain: 'arts',
    track: 'general',
    question: words('介绍京剧的行当。', 'Describe the roles of Peking opera.'),
    criteria: [{ id: 'k1', weight: 1, role: 'explicit', text: words('列出生旦净丑', 'Names the four roles') }],
  },
]

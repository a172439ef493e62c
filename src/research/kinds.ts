/** What `recall` lists. */
export const recallKinds = ['sessions', 'plan', 'sources', 'claims', 'report', 'scorecard', 'trajectory'] as const
export type RecallKind = (typeof recallKinds)[number]

/** How far a research goes by itself. */
export const depths = ['quick', 'standard', 'deep'] as const
export type Depth = (typeof depths)[number]

export const researchActions = ['submit', 'status', 'result', 'cancel'] as const
export type ResearchAction = (typeof researchActions)[number]

/** Whether the asker said a requirement, left it unsaid, or forbids something by it. */
export const roles = ['explicit', 'implicit', 'negative'] as const
export type Role = (typeof roles)[number]

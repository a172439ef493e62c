import { partOf } from './research.ts'

export const trajectory = partOf('trajectory', 'Trajectory', 'Every step of the research.', /./)

import { LineRuleType } from 'docx'

/** Space from line to line, 240 being single. Without the rule some readers take it for a fixed height. */
export const leading = (line: number) => ({ line, lineRule: LineRuleType.AUTO })

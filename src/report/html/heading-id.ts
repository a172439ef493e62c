/** The anchor of a section; cannot meet the page's own ids. */
export function headingId(section: string): string {
  return `part-${section.replace(/[^\p{L}\p{N}-]/gu, '')}`
}

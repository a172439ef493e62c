interface Guide {
  readonly title: string
  /** Markdown. */
  readonly text: string
}

/** What a model or a person may want to know beyond the tools' own words. */
export const guides: Readonly<Record<string, Guide>> = {
  workflow: {
    title: 'From question to report',
    text: `# From question to report

1. \`plan question\`: check the requirements (q1…) that it found; add what is missing, mark what must not happen as \`negative\`.
2. For each open task \`search\` two or three different wordings, \`read: 3\`. A hit is found, not read: its snippet is no evidence.
3. \`read focus: "…"\` over everything read finds the places. Rest a key fact on two independent sources.
4. \`cross_verify\` the statements that the answer hangs on; answer only what it says "needs you".
5. \`draft_report\`: paragraphs that argue, not stacked quotes; a place after every sourced sentence. Mend the repairs.
6. \`judge\`: the checklist from the plan; rewrite what is not \`full\`.
7. \`draft_report format: "html"\`, and tell the user where the file is and the answer in a few sentences.

Say openly what was not found: an empty search has an id (n1) that can be cited.
`,
  },
  citations: {
    title: 'How to cite',
    text: `# How to cite

| write | means |
| --- | --- |
| \`[@s1:12]\` | paragraph 12 of source s1 |
| \`[@s1:12.2]\` | its second sentence |
| \`[@s1:12; @s4:3]\` | two places |
| \`[@c4]\` | a claim whose verdict is supported or mixed |
| \`[@n1]\` | a search that found nothing |

The source has to be read, the place has to exist, and every figure of the sentence has to stand there or follow from figures there (difference, sum, ratio, percentage, unit). Options, calls and names in code have to stand somewhere in the cited source. A sentence must not say what a refuted claim says. Anything else becomes a repair: cite the better place, correct the figure, or soften the sentence; \`recall id: "p1"\` shows one.
`,
  },
  charts: {
    title: 'Charts in a report',
    text: `# Charts in a report

A fenced block \`chart\` with a small part of Vega-Lite is drawn in HTML, PDF and DOCX, with its data as a table. Every row names the place that it was taken from, and its figures and years have to stand there:

\`\`\`\`
\`\`\`chart
{"title": "LFP pack prices", "description": "Prices fell from 66 to 52 dollars.", "mark": "bar",
 "data": {"values": [{"year": "2023", "price": 59, "cite": "s1:2"}, {"year": "2024", "price": 52, "cite": "s1:2"}]},
 "encoding": {"x": {"field": "year", "type": "ordinal"}, "y": {"field": "price", "type": "quantitative", "title": "$/kWh"}}}
\`\`\`
\`\`\`\`

\`mark\`: bar, line, point or area. \`encoding\`: x, y, color, xOffset (bars side by side), each with field, type, title; \`scale.zero\`, \`stack\`. A bar whose x is quantitative lies. Nothing is loaded or computed: no url, transform, aggregate, layer or expression. \`description\` is read out to who cannot see the chart.

Other fences, Mermaid too, are shown as code with their text.
`,
  },
  verdicts: {
    title: 'Verdicts and marks',
    text: `# Verdicts and marks

A claim is supported, refuted, mixed or insufficient. \`cross_verify verdicts: ["c4 refuted s3:8"]\` gives yours; it needs a place that bears it out, and stands as disputed where the checks disagree. \`"p2 supported s3:8"\` gives it on the sentence of a repair. A source that a sentence was copied from shows that it says so; a second one of its own would verify it.

A criterion is met full, partial or none: \`judge verdicts: ["q1 full 2.3"]\` = criterion, mark, section and paragraph of the report. For a negative criterion, full means that the flaw is there. The strict score counts only full for positive criteria, and partial already for negative ones.
`,
  },
}

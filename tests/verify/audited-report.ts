import type { RowOutcome } from '../../src/domain/audit.ts'
import type { WebPage } from './web.ts'

/** Report 97 of gpt-4.1 in open_deep_research, on small airports: how its sixteen cited pages stand in the test's web. The words are ours. */
export const pages: Readonly<Record<string, WebPage>> = {
  'gardnermagazine.com/wp-content/uploads/2024/02/Airports-1992-Report-dot_35802_DS1.pdf': {
    title: 'Regional significance of airports',
    text: [
      'The U.S. DOT guide provides a methodology to quantify the effects of an airport. It emphasizes that jobs, payroll and output which are directly and indirectly attributable to the airport have to be accounted for.',
    ],
  },
  'rapairport.com/wp-content/uploads/2024/01/RAP-Economic-Impact-Study-Final-2024.pdf': {
    title: 'Impact of the Rapid City Regional Airport',
    text: [
      'According to the most recent impact analysis, the Rapid City Regional Airport (RAP), whose throughput is in the range of 500,000 to 700,000 passengers a year, generates approximately $456 million in annual economic output and supports 2,877 jobs within its region.',
    ],
  },
  'www.bluegrassairport.com/wp-content/uploads/2024/08/Economic-Impact-Study-Comprehensive-Report.pdf': {
    title: 'Blue Grass Airport study',
    text: [
      'Blue Grass Airport (LEX) in Kentucky counts just over 680,000 enplanements. It accounts for $709 million in annual output and 4,745 jobs, which demonstrates substantial economic benefits at this scale.',
    ],
  },
  'canadasairports.ca/wp-content/uploads/2025/06/ACI-NA-Econ-Canada-Report-20250425.pdf': {
    title: 'Airports of Canada',
    text: [
      'In broader contexts, aggregate analyses from regions like Louisiana and Canada find that small and regional airports comprise a significant component of state or provincial economies. Collectively they support thousands to tens of thousands of jobs and billions in output.',
    ],
  },
  'www.dotd.la.gov/media/uzzf4oq3/louisiana-airports-economic-impact-study-update-2022.pdf': { status: 503 },
  'www.gmcnetwork.com/news/2025/01/the-surprising-impact-of-airports-in-smaller-communities/': {
    title: 'Airports in smaller communities',
    text: [
      'LEX in Lexington, KY, stands for 4,475 jobs.',
      'In the case of Blue Grass Airport, improved air access supports healthcare, education, emergency response and nonprofit services.',
    ],
  },
  'www.sciencedirect.com/science/article/pii/S096669232100315X': {
    title: 'Runways',
    text: [
      'The runway of a small aerodrome is repaved every fifteen years, mostly in summer, with asphalt from nearby.',
    ],
  },
  'www.gao.gov/assets/gao-24-106681.pdf': { failure: 'refused' },
  'www.aci-europe.org/downloads/resources/Oxera_Economic%20analysis%20of%20the%20profitability%20of%20regional%20airports_23.09.2024.pdf':
    {
      title: 'Small airports',
      text: [
        'In the U.S., small airports are vital for rural and smaller urban communities, sometimes providing the only scheduled air link.',
      ],
    },
  'www.eca.europa.eu/lists/ecadocuments/sr14_21/qjab14021enc.pdf': {
    title: 'Airport infrastructures',
    text: [
      'While economic impact studies frequently report large total economic benefits, there is a broad consensus that most airports below 1 million annual passengers are not financially self-sustaining and rely heavily on direct or indirect public subsidies.',
      'The ACI Europe/Oxera report of 2024 states that airports between 100,000 and 300,000 passengers often struggle to reach break-even and may not attain profitability at all without continued operating aid, especially in competitive or over-serviced air markets.',
    ],
  },
  'treasury.gov.au/sites/default/files/2019-03/360985-Australian-Airports-Association-supporting-documents.pdf': {
    status: 410,
  },
  'robertwilkosaviationscholarship.com/the-economic-impact-of-airports-on-local-communities/': {
    title: 'Airports and their neighbours',
    text: [
      'Proximity to airports generally increases property values by up to 10% through improved accessibility and connectivity.',
    ],
  },
  'digitalcommons.du.edu/cgi/viewcontent.cgi?article=1199&context=tlj': {
    title: 'Noise and homes',
    text: [
      'Airport noise can reduce nearby property values: meta-analyses estimate a 0.04–1.35% decline per additional decibel of noise, and contextual studies find localized negative impacts within high-noise contours.',
    ],
  },
  'scholarworks.sjsu.edu/cgi/viewcontent.cgi?article=4616&context=etd_theses': { failure: 'no host' },
}

export const archived: Readonly<Record<string, WebPage>> = {
  'www.nber.org/system/files/working_papers/w29385/w29385.pdf': {
    title: 'Housing after a closure',
    text: [
      'However, these effects are highly sensitive to context: some studies observe minimal or even neutral property value impacts in certain airport areas.',
    ],
  },
}

/**
 * Counted by hand from the report and the pages above: how each of its 21 citing sentences begins, what becomes of it, and what each cited
 * source that could be read says of it (`+` bears it out, `~` a part, `-` denies it, `?` leaves it open).
 */
export const byHand: readonly (readonly [begins: string, outcome: RowOutcome, sources: string])[] = [
  ['For instance, the U.S. DOT', 'supported', '+'],
  ['The Rapid City Regional Airport', 'supported', '+'],
  ['Similarly, Blue Grass Airport', 'supported', '+'],
  ['In broader contexts, aggregate analyses', 'supported', '+'],
  ['RAP (Rapid City, SD): 2,877 jobs', 'insufficient', '?'],
  ['LEX (Lexington, KY): 4,745 jobs', 'refuted', '-'],
  ['Case studies like that of Gallatin', 'insufficient', '?'],
  ['Research on European regions', 'unfetched', ''],
  ['In the U.S., small airports are vital', 'partial', '~'],
  ['While economic impact studies', 'supported', '+'],
  ['The ACI Europe/Oxera (2024) report', 'refuted', '-'],
  ['The 2014 European Court of Auditors', 'fabricated', ''],
  ['In Australia, ongoing deficits', 'insufficient', '?'],
  ['Proximity to airports', 'refuted', '-'],
  ['Airport noise can reduce', 'supported', '+?'],
  ['However, these effects are highly', 'supported', '+'],
  ['Improved air access supports', 'supported', '+'],
  ['Airports facilitate broader', 'insufficient', '?'],
  ['Areas already well-served', 'unfetched', ''],
  ['Some negative findings', 'insufficient', '?'],
  ['However, even airports at these', 'insufficient', '???'],
]

/** Where the checks fall short of the count: what a page spreads over two sentences is borne out in part. */
export const fallsShort: Readonly<Record<string, readonly [outcome: RowOutcome, sources: string]>> = {
  'In broader contexts, aggregate analyses': ['partial', '~'],
}

/** The count summed up: 8 of 18 sentences are borne out, the checks say 7 and one more in part; of 21 pairs 9 in full or in part, 3 are denied. */
export const sums = {
  factual: 41,
  citing: 21,
  checked: 18,
  accuracy: 7 / 18,
  partial: 2 / 18,
  pages: { read: 10, archived: 1, dead: 1, fabricated: 2, unfetched: 2, late: 0 },
  fact: { supported: 9, unsupported: 12, open: 9, accuracy: 9 / 21, accuracyOfDecided: 9 / 12 },
}

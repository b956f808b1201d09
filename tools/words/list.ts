import type { Text } from './text';

/** A habit of language that makes readers stumble, and what to write in its place. */
export interface Habit {
  advice: string;
  /** The number of times that a text has it. */
  count: (text: Text) => number;
}

/** A sentence with more words than this is split. */
const MOST_WORDS = 35;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Each has a budget in budget.json. CONTRIBUTING.md has the rules. */
export const HABITS: Readonly<Record<string, Habit>> = {
  whoever: word(/whoever|whomever/, 'name the actor: the user, the caller, the template'),
  nobody: word(/nobody/, 'name the actor that does not act: "no caller reads it", "Cognito does not report it"'),
  somebody: word(/somebody|someone/, 'name the actor: the user, another stack, a program'),
  beside: word(/beside/, 'write "next to", "together with" or "in addition to"'),
  mend: word(/mend(?:s|ed|ing)?/, 'write "fix"'),
  told: word(/told/, 'write "said", "reported" or "printed", with the actor'),
  tell: word(/tell(?:s|ing)?/, 'write "say", "report", "print" or "distinguish"'),
  hitherto: word(/hitherto/, 'write "until now"'),
  'long sentence': {
    advice: `write two sentences: one has more than ${MOST_WORDS} words`,
    count: ({ kind, text }) =>
      kind === 'name' ? 0 : sentencesOf(text).filter((sentence) => wordsIn(sentence) > MOST_WORDS).length,
  },
  'comment that begins with "What"': {
    advice: 'begin with the noun or the verb: "The settings that ...", "Returns ..."',
    count: ({ kind, text }) => (kind === 'comment' && text.startsWith('What ') ? 1 : 0),
  },
  'name in the old manner': {
    advice:
      'name it as Cognito, CloudFormation or its purpose would: no unclear, origins, weather, dice, remains, cures, told, beside',
    count: ({ kind, text }) => (kind === 'name' ? matches(text, OLD_NAMES) : 0),
  },
};

/** Parts of identifiers and file names, as a camel-cased name has them. */
const OLD_NAMES = nameParts(
  ...['unclear', 'origins', 'surroundings', 'weather', 'dice', 'remains', 'cures'],
  ...['whoever', 'nobody', 'somebody', 'someone', 'beside', 'mend', 'mends', 'mended', 'told', 'tell', 'tells', 'hitherto'],
);

function nameParts(...parts: string[]): RegExp {
  const capital = parts.map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`);
  return new RegExp(
    `(?:(?<![A-Za-z])(?:${parts.join('|')})|(?:${capital.join('|')}))(?![a-z])|(?<![A-Z])(?:${parts.join('|').toUpperCase()})(?![A-Z])`,
    'g',
  );
}

function word(pattern: RegExp, advice: string): Habit {
  const whole = new RegExp(`\\b(?:${pattern.source})\\b`, 'gi');
  return { advice, count: ({ kind, text }) => (kind === 'name' ? 0 : matches(text, whole)) };
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function sentencesOf(text: string): string[] {
  return [...SENTENCES.segment(text)].map(({ segment }) => segment);
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((part) => /[A-Za-z0-9]/.test(part)).length;
}

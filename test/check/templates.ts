import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTemplate } from '../../check/checkTemplate';
import type { Finding } from '../../check/finding';
import { parsed } from '../../local/start/parsed';

/** A template of test/check/templates, and the expected findings from the comments at its beginning. */
export interface Case {
  /** The name of its file, and its number in it. */
  name: string;
  text: string;
  expected: string[];
}

/** The templates of a file, which are separated by lines of `---`. */
export function casesIn(file: string): Case[] {
  const documents = readFileSync(join(__dirname, 'templates', `${file}.yaml`), 'utf8').split(/^---\n/m);
  return documents.map((text, index) => {
    const expected = [...text.matchAll(/^# (.*)$/gm)].map(([, line = '']) => line);
    return { name: `${file} ${index + 1}`, text, expected };
  });
}

export const WRONG = ['values', 'rules', 'functions', 'references', 'form'];

/** A finding in the notation of the comments. */
function asComment(finding: Finding): string {
  const { place, level, check, of, message } = finding;
  return `${place.line}:${place.column} ${level} ${check} ${of}: ${message}`;
}

export const found = (text: string) => checkTemplate(text).findings.map(asComment);

/** Findings without their places. */
export const withoutPlaces = (findings: readonly string[]) => findings.map((line) => line.replace(/^\d+:\d+ /, '')).sort();

/** Converts the template of a case to JSON. */
export const asJson = ({ name, text }: Case) => JSON.stringify(parsed(name, text), null, 2);

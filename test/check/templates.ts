import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTemplate } from '../../check/checkTemplate';
import type { Finding } from '../../check/finding';
import { parsed } from '../../local/start/parsed';

/** A template of test/check/templates, and the findings that the comments at its beginning tell. */
export interface Case {
  /** Where it stands. */
  name: string;
  text: string;
  expected: string[];
}

/** The templates of a file, which stand between lines of `---`. */
export function casesIn(file: string): Case[] {
  const documents = readFileSync(join(__dirname, 'templates', `${file}.yaml`), 'utf8').split(/^---\n/m);
  return documents.map((text, index) => {
    const expected = [...text.matchAll(/^# (.*)$/gm)].map(([, line = '']) => line);
    return { name: `${file} ${index + 1}`, text, expected };
  });
}

export const WRONG = ['values', 'rules', 'functions', 'references', 'form'];

/** A finding in the form of the comments. */
export function inWords(finding: Finding): string {
  const { place, level, check, of, message } = finding;
  return `${place.line}:${place.column} ${level} ${check} ${of}: ${message}`;
}

export const found = (text: string) => checkTemplate(text).findings.map(inWords);

/** Findings without their places. */
export const withoutPlaces = (findings: readonly string[]) => findings.map((line) => line.replace(/^\d+:\d+ /, '')).sort();

/** A template of YAML in JSON. */
export const asJson = ({ name, text }: Case) => JSON.stringify(parsed(name, text), null, 2);

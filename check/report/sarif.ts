import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileReport } from '../checkFile';
import { CHECKS } from '../checks';
import type { Finding } from '../finding';

const RULE_IDS = Object.keys(CHECKS);

/**
 * The report for code hosts: SARIF 2.1.0.
 * @param version the version of this project
 */
export function sarifReport(reports: readonly FileReport[], version: string): string {
  const unreadable = reports.filter((report) => report.unreadable !== undefined);
  const rules = Object.entries(CHECKS).map(([id, text]) => ({ id, shortDescription: { text } }));
  const run = {
    tool: { driver: { name: 'my-cognito-userpoolclient check', semanticVersion: version, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: unreadable.map(notification) }],
    artifacts: reports.map(({ file }) => ({ location: { uri: uriOf(file) } })),
    results: reports.flatMap(({ findings }, index) => findings.map((finding) => result(finding, reports, index))),
  };
  return JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2);
}

function result({ check, level, of, message, place }: Finding, reports: readonly FileReport[], index: number): object {
  const { line: startLine, column: startColumn, endLine, endColumn } = place;
  const artifactLocation = { uri: uriOf(reports[index]?.file ?? ''), index };
  const region = { startLine, startColumn, endLine, endColumn };
  return {
    ruleId: check,
    ruleIndex: RULE_IDS.indexOf(check),
    level,
    message: { text: `${of}: ${message}` },
    locations: [{ physicalLocation: { artifactLocation, region }, logicalLocations: [{ name: of, kind: 'resource' }] }],
  };
}

function notification({ file, unreadable }: FileReport): object {
  const { message = '', at } = unreadable ?? {};
  const region = at && { startLine: at.line, startColumn: at.column };
  return {
    level: 'error',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...(region && { region }) } }],
  };
}

/** A path as a URI reference. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/');
}

import { auditOutcome } from '../../../commands/testParts/auditPart';
import { Skipped } from '../../../commands/testParts/skipped';

test('a package with a known advisory fails the audit, and is named', () => {
  const vulnerabilities = {
    minimist: { severity: 'critical', range: '<0.2.4' },
    ajv: { severity: 'moderate', range: '<6.12.3' },
  };
  expect(() => auditOutcome({ vulnerabilities })).toThrow('minimist <0.2.4 (critical), ajv <6.12.3 (moderate)');
});

test('a lockfile without such a package passes', () => {
  expect(auditOutcome({ vulnerabilities: {} })).toBe('no known advisory');
});

test('an audit that fails for another reason than the registry fails the part', () => {
  const fails = () => auditOutcome({ error: { summary: 'This command requires an existing lockfile.' } });
  expect(fails).toThrow('npm audit could not be carried out: This command requires an existing lockfile.');
  expect(fails).not.toThrow(Skipped);
});

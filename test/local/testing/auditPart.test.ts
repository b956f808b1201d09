import { auditOutcome } from '../../../local/testing/auditPart';

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

test('a registry that answers no audits is told apart from a good answer', () => {
  expect(auditOutcome({ message: '405 Method Not Allowed - POST https://registry.example.com/advisories' })).toBe(
    'not checked, the registry answers no audits: 405 Method Not Allowed',
  );
});

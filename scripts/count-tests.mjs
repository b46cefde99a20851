// Reads vitest's JSON report and prints "<passed> <failed>". A file that could not even be loaded and a run that broke off hold
// no failed test, so each counts as one: a broken test file must never look like a good run.
import { readFileSync } from 'node:fs';

const [passed, failed] = countTests(process.argv[2]);
process.stdout.write(`${passed} ${failed}\n`);

function countTests(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (problem) {
    process.stderr.write(`The tests broke off without a report: ${problem.message}\n`);
    return [0, 1];
  }
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  const failedTests = report.numFailedTests + brokenFiles.length;
  return [report.numPassedTests, failedTests === 0 && !report.success ? 1 : failedTests];
}

function hasFailed(test) {
  return test.status === 'failed';
}

// Holds files against the schema of SARIF 2.1.0, and against what a schema cannot say.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// One of the schema's patterns is none for expressions of Unicode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const fits = ajv.compile(schema);

function faults(log) {
  if (!fits(log)) return fits.errors.map((error) => `${error.instancePath}: ${error.message}`);
  const found = [];
  for (const run of log.runs) {
    const rules = run.tool.driver.rules;
    const seen = new Set();
    for (const result of run.results) {
      if (rules[result.ruleIndex]?.id !== result.ruleId) found.push(`${result.ruleId} is not where its index says`);
      const print = Object.values(result.partialFingerprints).join();
      if (seen.has(print)) found.push(`${result.ruleId} has a fingerprint of another result`);
      seen.add(print);
    }
    const saying = run.results.filter((result) => result.suppressions !== undefined).length;
    if (saying !== 0 && saying !== run.results.length) found.push("some results say whether they are suppressed, and some do not");
  }
  return found;
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("name the files to validate");
  process.exit(2);
}
for (const file of files) {
  const log = JSON.parse(readFileSync(file, "utf8"));
  const found = faults(log);
  for (const fault of found) console.error(`${file}: ${fault}`);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`${file}: SARIF 2.1.0, ${log.runs.flatMap((run) => run.results).length} results`);
}

// Holds settings against the schema of site.yaml.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "yaml";

const [schema, ...files] = process.argv.slice(2);
const end = files.indexOf("--");
if (schema === undefined || end < 1) {
  console.error("name the schema, good settings, -- and bad settings");
  process.exit(2);
}
const fits = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
const told = () => fits.errors.map((error) => `${error.instancePath}: ${error.message}`).join("; ");

for (const [index, file] of files.entries()) {
  if (index === end) continue;
  const good = index < end;
  if (fits(parse(readFileSync(file, "utf8"))) === good) continue;
  console.error(good ? `${file}: ${told()}` : `${file}: the schema allows it`);
  process.exitCode = 1;
}
console.log(`${files.length - 1} settings, ${end} of them good`);

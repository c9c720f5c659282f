// Says what html-validate finds in every page of a built site: `node validate.mjs FOLDER`.
import fs from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";

const folder = process.argv[2];
if (!folder || !fs.existsSync(folder)) {
  console.error("name the folder of a built site");
  process.exit(2);
}

// What is off is a matter of taste: how tags are written, not what they mean.
const taste = [
  "attr-quotes", "doctype-style", "long-title", "no-inline-style", "no-raw-characters", "no-trailing-whitespace",
  "require-sri", "void-style",
];
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: Object.fromEntries(taste.map((rule) => [rule, "off"])),
});

const pages = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
let faults = 0;
for (const page of pages) {
  const report = await validator.validateFile(path.join(folder, page));
  for (const fault of report.results.flatMap((result) => result.messages).filter(({ severity }) => severity === 2)) {
    console.log(`${page}:${fault.line}:${fault.column} ${fault.ruleId}: ${fault.message}`);
    faults += 1;
  }
}
console.log(`${pages.length} pages, ${faults} faults`);
process.exit(faults > 0 || pages.length === 0 ? 1 : 0);

// Writes a site of hostile pages, one a vector: `node hostile.mjs VECTORS FOLDER`.
import fs from "node:fs";
import path from "node:path";

const [vectors, folder] = process.argv.slice(2);
const lines = (name) => fs.readFileSync(path.join(vectors, name), "utf8").trim().split("\n");
const RUN = "(globalThis.ran=1,alert(1))";

const entities = (text) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join("");
const dressed = (scheme, rest) => [
  `${scheme}:${rest}`,
  `${scheme.toUpperCase()}:${rest}`,
  `java&#9;${scheme.slice(4)}:${rest}`,
  `&#1;${scheme}&colon;${rest}`,
  `${entities(scheme)}:${rest}`,
];
const addresses = [...dressed("javascript", RUN), `data:text/html,&lt;script>${RUN}&lt;/script>`];
const running = lines("running.txt").map((vector) => vector.replaceAll("run()", RUN));
const pages = [
  ...running,
  ...addresses.flatMap((address) => lines("leading.txt").map((tag) => tag.replaceAll("@", address))),
  ...addresses.flatMap((address) => [`[x](<${address}>)`, `![x](${address})`, `<${address}>`]),
];

const file = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
file("site.yaml", "title: T\nlocales: [en]\n");
file("content/en/index.md", "# Home\n");
for (const [dialect, key] of [["adobe", "feature: x"], ["learn", "ms.topic: x"], ["commonmark", "x: y"]]) {
  // The vendors' dialects know fewer tags, so that one dress shows enough.
  const tried = dialect === "commonmark" ? pages : pages.slice(0, running.length + lines("leading.txt").length);
  tried.forEach((vector, number) => {
    const title = vector.replaceAll("'", "''");
    file(`content/en/${dialect}/${number}.md`, `---\ntitle: '${title}'\ndescription: '${title}'\n${key}\n---\n# T\n\n${vector}\n\nA word ${vector}\n`);
  });
}

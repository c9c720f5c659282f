// Hostile pages in a browser without a content policy: no code of theirs runs, and nothing leads to any.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOn, pages } from "./site.mjs";

const hostile = browserOn("hostile", null);

// What could run: attributes of events, and addresses as the browser itself understands them.
const harms = () => {
  const found = [];
  for (const element of document.querySelectorAll("body *, title, meta, link, script")) {
    for (const { name, value } of element.attributes) if (name.startsWith("on")) found.push(`${element.localName} ${name}=${value}`);
    for (const address of [element.href, element.src, element.action, element.data].filter((text) => typeof text === "string" && text)) {
      if (!/^(https?|mailto|tel):/.test(address)) found.push(`${element.localName} ${address}`);
    }
    const foreign = ["script", "style", "iframe", "object", "embed", "base", "svg", "math"].includes(element.localName);
    if (foreign && element.closest("article, .body")) found.push(`<${element.localName}>`);
  }
  if (globalThis.ran) found.push("code has run");
  if (document.querySelectorAll("[id=frame_main]").length !== 1) found.push("frame_main is not the frame's alone");
  return found;
};

test("no vector runs or leads to code", async (t) => {
  const all = pages("hostile");
  assert.ok(all.length > 500, `${all.length} pages`);
  const harmed = [];
  await hostile("en/", { may: /./ }, async (page, requests) => {
    page.on("dialog", (dialog) => {
      harmed.push(`${page.url()} shows a dialog`);
      dialog.dismiss();
    });
    const root = new URL("..", page.url());
    for (const address of all) {
      const url = new URL(address, root).href;
      await page.goto(url, { waitUntil: "load" });
      const found = await page.evaluate(harms);
      if (page.url() !== url && address.startsWith("en/")) found.push(`leads away to ${page.url()}`);
      harmed.push(...found.map((harm) => `${address}: ${harm}`));
    }
  });
  t.diagnostic(`${all.length} pages`);
  assert.deepEqual(harmed, []);
});

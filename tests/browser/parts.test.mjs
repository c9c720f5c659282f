// What is on a page before anything is done: how much a browser asks for, what stands where, and the parts of which a
// reader chooses one, without JavaScript too.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import zlib from "node:zlib";
import { browserOn, folder, pages } from "./site.mjs";

const shipped = browserOn("shipped");

const REQUESTS = 5;
const WEIGHT = 30_000;
const CONTACT = "en/microsoft-365/contact/";
const CHINA = "details[data-moniker=o365-21vianet]";

// The pages for readers. The start page leads on at once.
const read = pages("shipped").filter((address) => address && !address.startsWith("_"));

test("no page asks for more than five files, and its text, style and scripts are light", () => shipped("nl/", {}, async (page) => {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const asked = [];
  await network.send("Network.enable");
  network.on("Network.requestWillBeSent", ({ request }) => request.url.startsWith("data:") || asked.push(new URL(request.url).pathname));
  const weighed = (address) => {
    const file = path.join(folder("shipped"), address, address.endsWith("/") ? "index.html" : "");
    return /\.(html|css|js)$/.test(file) ? zlib.gzipSync(fs.readFileSync(file)).length : 0;
  };
  const root = new URL("/repo/", page.url()).href;
  for (const address of read) {
    asked.length = 0;
    await page.goto(root + address, { waitUntil: "networkidle" });
    assert.ok(asked.length >= 3 && asked.length <= REQUESTS, `${address}: ${asked.join(" ")}`);
    const weight = asked.map(weighed).reduce((sum, size) => sum + size);
    assert.ok(weight <= WEIGHT, `${address}: ${weight}`);
  }
}));

test("notices and the contents stand below the title", async () => {
  const found = [];
  await shipped("nl/", { javaScriptEnabled: false }, async (page) => {
    for (const address of read) {
      await page.goto(new URL(`/repo/${address}`, page.url()).href);
      const wrong = await page.evaluate(() => {
        const title = document.querySelector("main h1");
        const parts = document.querySelectorAll(".notice, .contents-fold, .contents, .editions");
        return [...parts].filter((part) => !(title.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING)).length;
      });
      if (wrong) found.push(address);
    }
  });
  assert.deepEqual(found, []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a reader chooses an edition with the keyboard and by its link, JavaScript ${javaScriptEnabled}`, () => shipped(CONTACT, { javaScriptEnabled, width: 360 }, async (page) => {
    const open = () => page.locator("details[data-moniker]").evaluateAll((parts) => parts.map((part) => part.open));
    assert.deepEqual(await open(), [true, false, false]);
    const name = page.locator(`${CHINA} > summary`);
    await name.focus();
    const before = (await name.boundingBox()).y;
    await page.keyboard.press("Enter");
    assert.deepEqual(await open(), [false, true, false]);
    await page.waitForTimeout(100);
    const moved = (await name.boundingBox()).y - before;
    assert.ok(Math.abs(moved) < 2, `what was chosen moved by ${moved}`);
    // The name of an open part stands above its text, where it was before.
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate((part) => Boolean(document.activeElement.closest(part)), CHINA), "the keyboard goes on into the part");
    await page.goto(new URL("#frame_edition_o365-germany", page.url()).href);
    assert.deepEqual(await open(), [false, false, true]);
    // A section of an edition that is not open.
    await page.goto(new URL("#technical-support", page.url()).href);
    assert.deepEqual(await open(), [false, true, false]);
    const top = (await page.locator("#technical-support").boundingBox()).y;
    assert.ok(top > 0 && top < 200, `the section stands at ${top}`);
  }));
}

test("paper and words that are looked for reach all editions and tabs", () => shipped(CONTACT, { javaScriptEnabled: false }, async (page) => {
  await page.emulateMedia({ media: "print" });
  for (const part of await page.locator("details[name] > div").all()) assert.ok((await part.boundingBox()).height > 50);
  await page.emulateMedia({ media: "screen" });
  // The browser's own way to words: what stands in an edition that is not open is shown where it is found.
  const found = new URL("#:~:text=Setting%20up%20Autodiscover", page.url()).href;
  await page.goto("about:blank");
  await page.goto(found);
  await page.waitForFunction((part) => document.querySelector(part).open, CHINA);
  await page.goto(new URL("../admin-center/", page.url()).href);
  const tabs = page.locator("details.tab");
  assert.equal(await tabs.count(), 2);
  await tabs.last().locator("summary").click();
  assert.deepEqual(await tabs.evaluateAll((tabs) => tabs.map((tab) => tab.open)), [false, true]);
}));

test("the edition that was chosen is open on the next page too, and nothing moves", () => shipped(CONTACT, {}, async (page) => {
  await page.locator(`${CHINA} > summary`).click();
  await page.reload({ waitUntil: "networkidle" });
  assert.ok(await page.locator(CHINA).evaluate((part) => part.open));
  const moved = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 300);
  }));
  assert.equal(moved, 0);
  await page.goto(new URL("#phone-support", page.url()).href);
  assert.ok(await page.locator("#phone-support").isVisible(), "what an address names is shown, whatever was chosen");
}));

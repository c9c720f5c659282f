// What helps to read a page: tables as cards where there is little room, wide ones that scroll in their box, links to
// copy beside headings, and the contents that mark what is read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOn } from "./site.mjs";

const shipped = browserOn("shipped");
const small = browserOn("small");

const SLA = '.cards:has([data-column=Prioriteit]) > table';

// What a screen reader is given of a table: the role of each part with its name.
const heard = async (page, selector) => {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(selector)})` });
  const { node } = await session.send("DOM.describeNode", { objectId: result.objectId });
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((part) => [part.nodeId, part]));
  const parts = [];
  const walk = (part) => {
    const { role, name, ignored, childIds = [] } = part;
    if (!ignored) parts.push({ role: role.value, name: name?.value ?? "" });
    for (const id of childIds) walk(byId.get(id));
  };
  walk(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId));
  return parts;
};

for (const javaScriptEnabled of [true, false]) {
  test(`a table of text becomes cards on a phone and stays a table for the ear, JavaScript ${javaScriptEnabled}`, () => shipped("nl/plans/business/", { width: 360, javaScriptEnabled }, async (page) => {
    const cell = page.locator(`${SLA} td`).first();
    const shown = await cell.evaluate((cell) => {
      const { content, display } = getComputedStyle(cell, "::before");
      return { content, display, row: getComputedStyle(cell.parentElement).display };
    });
    assert.deepEqual(shown, { content: '"Online ondersteuning" / ""', display: "block", row: "flex" });
    const rows = await page.locator(`${SLA} > tbody > tr`).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON()));
    assert.ok(rows.every(({ left, right }) => left >= 0 && right <= 360), "each card stands in the window");
    const parts = await heard(page, SLA);
    const count = (wanted) => parts.filter(({ role }) => role === wanted).length;
    assert.deepEqual(["table", "columnheader", "rowheader", "gridcell", "cell"].map(count), [1, 3, 4, 0, 8]);
    const names = parts.filter(({ name }) => name === "Online ondersteuning" );
    assert.ok(names.every(({ role }) => ["columnheader", "StaticText", "InlineTextBox"].includes(role)), JSON.stringify(names));
    const texts = names.filter(({ role }) => role === "StaticText");
    assert.equal(texts.length, 1, "the name of a column is heard once, in its head");
  }));
}

test("cards are a table again where there is room, and marks are never cards", async () => {
  await shipped("nl/plans/business/", { width: 1440 }, async (page) => {
    const display = await page.locator(SLA).evaluate((table) => getComputedStyle(table).display);
    assert.equal(display, "table");
    const content = await page.locator(`${SLA} td`).first().evaluate((cell) => getComputedStyle(cell, "::before").content);
    assert.equal(content, "none");
  });
  await shipped("nl/plans/business/", { width: 360 }, async (page) => {
    const display = await page.locator("#features + .copy-link + .table-scroll > table").evaluate((table) => getComputedStyle(table).display);
    assert.equal(display, "table");
  });
});

test("a wide table scrolls in its box from the keyboard, under its head and beside its first column", () => small("en/", { width: 360, height: 600 }, async (page) => {
  const box = page.locator(".table-scroll");
  assert.equal(await page.getByRole("region").and(box).count(), 1);
  assert.equal(await box.getAttribute("aria-labelledby"), "telephone");
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".table-scroll").scrollLeft > 0);
  await box.evaluate((box) => box.scrollTo(90, 0));
  const { from, first, head } = await box.evaluate((box) => {
    const left = (selector) => Math.round(box.querySelector(selector).getBoundingClientRect().left);
    return { from: Math.round(box.getBoundingClientRect().left), first: left("tbody td"), head: left("thead th") };
  });
  assert.ok(Math.abs(first - from) <= 2 && Math.abs(head - from) <= 2, `${from} ${first} ${head}`);
}));

test("a heading gives a link to itself, which is copied", () => shipped("nl/plans/business/", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  const heading = page.locator("#service-levels");
  const link = page.locator("#service-levels + .copy-link");
  assert.equal(await link.getAttribute("aria-label"), "Link naar dit onderdeel kopiëren");
  assert.equal(await heading.textContent(), "Eerste reactie");
  await heading.hover();
  assert.equal(await link.evaluate((link) => getComputedStyle(link).opacity), "1");
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".copied").textContent === "Link gekopieerd");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, page.url());
  assert.match(copied, /\/repo\/nl\/plans\/business\/#service-levels$/);
}));

test("a link to copy stands in the window of a phone, large enough for a finger", () => shipped("nl/plans/business/", { width: 320, hasTouch: true, isMobile: true }, async (page) => {
  for (const link of await page.locator(".copy-link").all()) {
    const { x, width, height } = await link.boundingBox();
    assert.ok(x >= 0 && x + width <= 320 && width >= 24 && height >= 24, `${x} ${width} ${height}`);
  }
}));

test("the contents mark the section that is read, and nothing moves", () => shipped("nl/plans/business/", {}, async (page) => {
  await page.evaluate(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.moved += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const marked = (name) => page.waitForFunction((name) => {
    const links = [...document.querySelectorAll(".contents [aria-current]")];
    return links.length === (name ? 1 : 0) && (!name || links[0].textContent === name);
  }, name);
  await marked("");
  for (const [id, name] of [["phone", "Telefoon"], ["features", "Wat u krijgt"], ["service-levels", "Eerste reactie"]]) {
    await page.evaluate((id) => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 90), id);
    await marked(name);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await marked("");
  // A leap into the midst of a section, over its heading.
  await page.evaluate(() => scrollTo(0, document.getElementById("service-levels").getBoundingClientRect().top + scrollY - 400));
  await marked("Wat u krijgt");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await marked("Meer informatie");
  await page.evaluate(() => scrollTo(0, 0));
  await marked("");
  assert.equal(await page.evaluate(() => window.moved), 0);
}));

test("without JavaScript no heading has a link to copy, and the contents lead on", () => shipped("nl/plans/business/", { javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.locator(".copy-link").count(), 0);
  await page.click(".contents a[href='#phone']");
  const place = await page.locator("#phone").evaluate((heading) => heading.getBoundingClientRect().top);
  assert.ok(place > 0 && place < 200, `${place}`);
}));

test("all hours of a line are one statement, and a whole day needs no other clock", () => shipped("en/microsoft-365/contact/", { timezoneId: "America/New_York" }, async (page) => {
  const said = async (now, line) => {
    await page.clock.setFixedTime(now);
    await page.evaluate((line) => {
      const body = document.querySelector(".body");
      body.innerHTML = `<p>${line}</p>`;
      const script = document.createElement("script");
      script.src = document.querySelector("script[src$='hours.js']").src;
      document.head.append(script);
      return new Promise((done) => script.addEventListener("load", done));
    }, line);
    return page.locator(".hours-now").allTextContents();
  };
  const hours = (from, to) => `<span class="hours" data-zone="Europe/Berlin" data-days="1234567"><time datetime="${from}">${from}</time> – <time datetime="${to}">${to}</time></span>`;
  const [one, ...others] = await said("2026-11-18T10:00:00Z", `${hours("09:00", "12:00")} and ${hours("13:00", "17:00")} only`);
  assert.deepEqual(others, []);
  assert.match(one, /^Open now · Your time: 3:00\sAM\s–\s6:00\sAM; 7:00\sAM\s–\s11:00\sAM$/);
  assert.deepEqual(await said("2026-11-18T10:00:00Z", hours("00:00", "00:00")), ["Open now"]);
}));

test("hours say whether it is open now, and what they are on the reader's clock", async () => {
  for (const [now, open] of [["2026-11-18T10:00:00Z", true], ["2026-11-18T20:00:00Z", false], ["2026-11-21T10:00:00Z", false]]) {
    await shipped("en/", { timezoneId: "America/New_York" }, async (page) => {
      await page.clock.setFixedTime(now);
      await page.goto(new URL("microsoft-365/contact/", page.url()).href);
      const line = page.locator("li:has([data-zone='Europe/Berlin']) .hours-now").first();
      const [word, time] = (await line.textContent()).split(" · ");
      assert.equal(word, open ? "Open now" : "Closed now");
      assert.match(time, /^Your time: 3:00\sAM\s–\s11:00\sAM$/);
      assert.equal(await line.evaluate((line) => line.classList.contains("open")), open);
    });
  }
});

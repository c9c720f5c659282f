// The search: found words in several languages under a base path, from the keyboard, and nothing before it is asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, browserOn } from "./site.mjs";

const shipped = browserOn("shipped");
const small = browserOn("small");

const BOX = ".search input";
const ENTRIES = ".results li a";

// What the box answers.
const answered = async (page, query) => {
  await page.fill(BOX, query);
  const answer = () => {
    const results = document.querySelector(".results");
    if (results.hidden || results.ariaBusy !== "false") return null;
    const links = [...results.querySelectorAll("li a")].map((link) => ({
      href: decodeURI(link.getAttribute("href")),
      text: link.textContent.replace(/\s+/g, " "),
      marks: [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
    }));
    return { status: results.querySelector("[role=status]").textContent, links };
  };
  return (await page.waitForFunction(answer)).jsonValue();
};

test("a Dutch word is found under a base path, in any of its forms", () => shipped("nl/plans/business/", {}, async (page) => {
  for (const query of ["telefoon", "openingstijd", "Ondersteuning", "reactietijden"]) {
    const { status, links } = await answered(page, query);
    assert.match(status, /^Resultaten: [1-9]/);
    assert.ok(links.length > 0 && links.every(({ href }) => href.startsWith("/repo/nl/")), query);
    assert.ok(links.some(({ marks }) => marks.length > 0), query);
  }
}));

test("Chinese words are found whole and in parts", () => shipped("zh-tw/", {}, async (page) => {
  for (const query of ["電話", "支援", "電話支援"]) {
    const { links } = await answered(page, query);
    assert.ok(links.length > 0 && links.every(({ href }) => href.startsWith("/repo/zh-tw/")), query);
  }
}));

test("French accents may be left out, and English forms differ", () => shipped("fr/", {}, async (page) => {
  assert.ok((await answered(page, "telephone")).links.length > 0);
  assert.ok((await answered(page, "téléphones")).links.length > 0);
}));

test("Korean and Japanese words are found inside of others", async () => {
  await small("ko/", {}, async (page) => {
    const { links } = await answered(page, "지원");
    assert.ok(links.some(({ text, marks }) => text.includes("고객에게는 전화지원을") && marks.includes("전화지원을")), JSON.stringify(links));
    const section = (await answered(page, "테넌트")).links;
    assert.ok(section.some(({ text }) => text.startsWith("지원자리 표시자")), JSON.stringify(section));
    assert.ok([...links, ...section].every(({ text }) => !text.includes("\uE000")));
  });
  await small("ja/", {}, async (page) => {
    for (const query of ["サポート", "電話番号", "センター"]) assert.ok((await answered(page, query)).links.length > 0, query);
  });
});

test("a page that is not translated is found in its own language only", async () => {
  await small("en/", {}, async (page) => assert.equal((await answered(page, "waffles")).links[0].href, "/repo/en/only/"));
  await small("ar/only/", {}, async (page) => assert.equal((await answered(page, "waffles")).links.length, 0));
});

test("nothing is loaded before the box is entered", () => shipped("nl/plans/business/", {}, async (page, requests) => {
  const frame = requests.filter((path) => !/\/(content|plans)\/.*\.(svg|png|jpe?g)$/.test(path));
  assert.ok(frame.length <= 5, frame.join(" "));
  assert.ok(!requests.some((path) => /search|pagefind/.test(path)), requests.join(" "));
  await page.focus(BOX);
  await page.waitForRequest(/assets\/search\/nl\//);
}));

test("the keyboard is enough: slash, arrows, Enter and Escape", () => shipped("nl/plans/business/", {}, async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.matches(".search input") ? "box" : document.activeElement.closest(".results li") ? "result" : "page");
  await page.keyboard.press("/");
  assert.equal(await focused(), "box");
  assert.equal(await page.inputValue(BOX), "");
  await answered(page, "telefoon");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "result");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "box");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "box");
  assert.ok(await page.locator(".results").isHidden());
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "page");
  await page.keyboard.press("/");
  await page.keyboard.type("a/b");
  assert.equal(await page.inputValue(BOX), "a/b", "a slash is a sign where one types");
  const { links } = await answered(page, "openingstijden");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => decodeURI(url.pathname + url.hash) === links[0].href);
  const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
  assert.ok(!hash || await page.evaluate((id) => Boolean(document.getElementById(id)), hash), hash);
}));

test("a page that is named by the word comes first", async () => {
  for (const [language, query, first] of [
    ["nl", "enterprise", "plans/enterprise/"],
    ["nl", "ondersteuning online", "plans/online/"],
    ["fr", "elite", "plans/elite/"],
    ["en", "admin center", "microsoft-365/admin-center/"],
    ["en", "workfront", "workfront/contact/"],
    ["zh-tw", "系統管理中心", "microsoft-365/admin-center/"],
  ]) {
    await shipped(`${language}/`, {}, async (page) => {
      const { links } = await answered(page, query);
      assert.ok(links[0]?.href.startsWith(`/repo/${language}/${first}`), `${query}: ${JSON.stringify(links.map(({ href }) => href))}`);
    });
  }
});

test("what is typed and what is written stays text", () => small("en/", {}, async (page) => {
  const query = "qqqqq<b>$&{count}";
  assert.equal((await answered(page, query)).status, `No results for “${query}”`);
  const { links } = await answered(page, "tenant");
  assert.ok(links[0].text.includes("<img src=x onerror=alert(1)>"), links[0].text);
  assert.equal(await page.locator(".results img").count(), 0);
}));

test("a search that cannot be loaded says so", () => shipped("fr/", { may: /pagefind|ERR_FAILED|Failed to load/ }, async (page) => {
  await page.route(/pagefind/, (route) => route.abort());
  await page.fill(BOX, "téléphone");
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent === document.querySelector(".search").dataset.failed);
}));

test("on a phone a button opens the box", () => shipped("nl/", { width: 360, height: 740, hasTouch: true }, async (page) => {
  assert.ok(await page.locator(BOX).isHidden());
  await page.click(".search-button");
  await page.waitForFunction(() => document.activeElement.matches(".search input"));
  const { links } = await answered(page, "telefoon");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  await page.locator(ENTRIES).first().tap();
  await page.waitForURL((url) => decodeURI(url.pathname + url.hash) === links[0].href);
  assert.ok((await at(page)).startsWith("/repo/nl/"));
}));

// Ways through a site: with the keyboard alone, without JavaScript, from language to language, and from nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, browserOn } from "./site.mjs";

const shipped = browserOn("shipped");

// The element that has the focus, and whether a reader sees that it has.
const focus = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    what: `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`,
    body: element === document.body,
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
    seen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0,
  };
});

test("every stop of the keyboard is seen", async () => {
  for (const width of [1440, 360]) {
    await shipped("nl/plans/business/", { width }, async (page) => {
      await page.keyboard.press("Tab");
      assert.match((await focus(page)).what, /Naar de inhoud/);
      let stops = 0;
      for (; stops < 200; stops += 1) {
        const { what, body, outlined, seen } = await focus(page);
        if (body) break;
        assert.ok(outlined && seen, `${what} at ${width}: ${outlined ? "out of sight" : "no outline"}`);
        await page.keyboard.press("Tab");
      }
      assert.ok(stops > 15 && stops < 200, `${stops} stops`);
    });
  }
});

test("an address whose end is no text leaves the page as it is", () => shipped("nl/plans/business/#50%", {}, async (page) => {
  assert.ok(await page.locator(".copy-link").count() > 0);
  await page.waitForFunction(() => document.querySelector(".table-scroll.fits"));
}));

test("the skip link leads to the text", () => shipped("nl/plans/business/", {}, async (page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("main"))));
}));

test("the language switch keeps the page and the section, from the keyboard", () => shipped("nl/plans/business/", {}, async (page) => {
  const section = await page.locator(".contents a").nth(1).getAttribute("href");
  await page.locator(".contents a").nth(1).click();
  await page.focus(".language-button");
  await page.keyboard.press("Enter");
  const link = page.locator(".languages a[lang=zh-TW]");
  while (!await link.evaluate((link) => link === document.activeElement)) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/zh-tw/);
  assert.equal(await at(page), `/repo/zh-tw/plans/business/${decodeURIComponent(section)}`);
  const place = await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top);
  assert.ok(place > 0 && place < 200, `the section stands at ${place}`);
  // The language is remembered: the root of the site opens in it.
  await page.goto(new URL("/repo/", page.url()).href);
  await page.waitForURL(/\/repo\/zh-tw\/$/);
}));

test("a site is read without JavaScript", async () => {
  for (const width of [1440, 360]) {
    await shipped("", { javaScriptEnabled: false, width }, async (page) => {
      await page.click(".choose a[lang=nl]");
      assert.equal(new URL(page.url()).pathname, "/repo/nl/");
      for (const part of [".search", ".search-button", ".theme-button"]) assert.ok(await page.locator(part).isHidden(), part);
      if (width < 1000) await page.click(".menu-button");
      await page.locator(".navigation a", { hasText: "Business" }).first().click();
      assert.equal(new URL(page.url()).pathname, "/repo/nl/plans/business/");
      assert.ok(await page.locator("article table").first().isVisible());
      assert.ok(await page.locator("article .alert").first().isVisible());
      await page.click(".sequence .next");
      await page.goBack();
      await page.click(".language-button");
      await page.click(".languages a[lang=fr]");
      assert.equal(new URL(page.url()).pathname, "/repo/fr/plans/business/");
    });
  }
});

test("a missing address is answered in its language and leads home", async () => {
  const may = /404/;
  await shipped("nl/plans/nothing-here/", { may }, async (page) => {
    await page.waitForFunction(() => document.documentElement.lang === "nl");
    assert.match(await page.textContent("h1"), /niet gevonden/i);
    await page.click(".next-step a");
    await page.waitForURL(/\/repo\/nl\/$/);
    assert.equal(await page.locator("h1").count(), 1);
  });
  // A language that is chosen there is remembered.
  await shipped("nl/plans/nothing-here/", { may }, async (page) => {
    await page.waitForFunction(() => document.documentElement.lang === "nl");
    await page.click(".choose a[lang=fr]");
    await page.waitForURL(/\/repo\/fr\//);
    assert.equal(await page.evaluate(() => localStorage.getItem("isogloss-locale")), "fr");
  });
  // The nearest page of the language is offered before its home.
  for (const [asked, nearest] of [["zh-tw/plans/busines/", "zh-tw/plans/business/"], ["fr/contact", "fr/microsoft-365/contact/"], ["nl/workfront/contacts.html", "nl/workfront/contact/"], ["fr/qqq/", "fr/"]]) {
    await shipped(asked, { may }, async (page) => {
      await page.waitForFunction((lang) => document.documentElement.lang.toLowerCase() === lang, asked.split("/")[0]);
      await page.waitForFunction((href) => document.querySelector(".next-step a").getAttribute("href") === href, `/repo/${nearest}`);
      await page.click(".next-step a");
      await page.waitForURL((url) => url.pathname === `/repo/${nearest}`);
    });
  }
  await shipped("nl/plans/nothing-here/", { may, javaScriptEnabled: false }, async (page) => {
    await page.click(".choose a[lang=zh-TW]");
    assert.equal(new URL(page.url()).pathname, "/repo/zh-tw/");
  });
});

test("the look that a reader chooses is kept, and is there before the page is shown", () => shipped("nl/", { colorScheme: "light" }, async (page) => {
  const dark = () => page.evaluate(() => {
    const [red] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g);
    return Number(red) < 60;
  });
  assert.equal(await dark(), false);
  await page.focus(".theme-button");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.value), "auto");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await dark(), true);
  // What the root element wears when the body begins.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.wornAtFirst = document.documentElement.dataset.theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(new URL("plans/business/", page.url()).href);
  assert.equal(await page.evaluate(() => window.wornAtFirst), "dark");
  assert.equal(await dark(), true);
  assert.ok(await page.locator(".themes input[value=dark]").isChecked());
  await page.click(".theme-button");
  await page.check(".themes input[value=auto]");
  assert.equal(await dark(), false);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await dark(), true);
}));

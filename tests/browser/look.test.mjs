// How pages look: nothing runs out of the page at any width, in the dark, on paper, and from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOn, pages } from "./site.mjs";

const shipped = browserOn("shipped");
const small = browserOn("small");

const WIDTHS = [320, 360, 768, 1024, 1440];

const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
});

for (const [name, open] of [["shipped", shipped], ["small", small]]) {
  test(`no page of the ${name} site is wider than its window`, () => open("nothing/", { may: /404/ }, async (page) => {
    const root = new URL("/repo/", page.url()).href;
    const wide = [];
    // The start page leads on; the pages for writers are looked at where they are written.
    const all = pages(name).filter((address) => address && !address.startsWith("_"));
    assert.ok(all.length >= 8);
    for (const address of all) {
      await page.goto(root + address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        if (await overflow(page) > 0) wide.push(`${address} at ${width}`);
      }
    }
    assert.deepEqual(wide, []);
  }));
}

test("tables of up to four columns fit the narrowest screen", () => shipped("nl/", { width: 320 }, async (page) => {
  const root = new URL("/repo/", page.url()).href;
  const cut = [];
  for (const address of pages("shipped").filter((address) => address && !address.startsWith("_"))) {
    await page.goto(root + address);
    const wide = await page.evaluate(() => [...document.querySelectorAll(".table-scroll")].filter((box) => {
      const columns = Math.max(...[...box.querySelectorAll("tr")].map(({ cells }) => cells.length));
      return columns <= 4 && box.scrollWidth > box.clientWidth;
    }).map(({ scrollWidth, clientWidth }) => `${scrollWidth} in ${clientWidth}`));
    if (wide.length) cut.push(`${address}: ${wide}`);
  }
  assert.deepEqual(cut, []);
}));

test("what is reached from the keyboard does not lie below the head of its table", () => shipped("nl/microsoft-365/contact/", { height: 600 }, async (page) => {
  const links = await page.evaluate(() => {
    const links = [...document.querySelectorAll("a")];
    links.at(-1).focus();
    return links.length;
  });
  const hidden = [];
  for (let step = 0; step < links; step += 1) {
    await page.keyboard.press("Shift+Tab");
    hidden.push(...await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused.matches(".body td *")) return [];
      const { x, y, width, height } = focused.getBoundingClientRect();
      const seen = document.elementFromPoint(x + width / 2, y + height / 2);
      return focused.contains(seen) ? [] : [focused.textContent];
    }));
  }
  assert.deepEqual(hidden, []);
}));

test("nothing moves while a page is loaded, however late its pictures come", async () => {
  for (const width of [360, 1440]) {
    await shipped("nl/", { width }, async (page) => {
      await page.route(/\.svg$/, async (route) => {
        await new Promise((later) => setTimeout(later, 300));
        await route.continue();
      });
      for (const address of ["", "plans/business/", "microsoft-365/admin-center/", "microsoft-365/contact/"]) {
        await page.goto(new URL(address, new URL("/repo/nl/", page.url())).href, { waitUntil: "networkidle" });
        const moved = await page.evaluate(() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) sum += shift.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        }));
        assert.equal(moved, 0, `${address} at ${width}`);
      }
    });
  }
});

test("words and numbers stay whole in tables, at every width", () => small("de/tables/", {}, async (page) => {
  for (const width of [320, 360, 768, 900, 1024, 1104, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await overflow(page), 0, `${width}`);
    const broken = await page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const text = walk.currentNode;
        const pieces = [/\+?\d[\d ]{7,}\d/g, /\d+:\d+\s–\s\d+:\d+/g, ...(innerWidth > 700 ? [/\p{L}{4,}/gu] : [])];
        for (const match of pieces.flatMap((piece) => [...text.data.matchAll(piece)])) {
          const range = document.createRange();
          range.setStart(text, match.index);
          range.setEnd(text, match.index + match[0].length);
          const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(match[0]);
        }
      }
      return found;
    });
    assert.deepEqual(broken, [], `${width}`);
  }
}));

test("a table that does not fit scrolls and is reached from the keyboard; one that fits does neither", () => small("de/tables/", { width: 320 }, async (page) => {
  const boxes = page.locator(".table-scroll");
  const nested = page.locator("li li .table-scroll");
  await page.waitForFunction(() => document.querySelector("li li .table-scroll[tabindex]"));
  assert.ok(await nested.evaluate((box) => box.scrollWidth > box.clientWidth));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForFunction(() => document.querySelector("li li .table-scroll.fits:not([tabindex])"));
  for (const box of await boxes.all()) {
    const { fits, tabIndex, wide } = await box.evaluate((box) => ({ fits: box.matches(".fits"), tabIndex: box.tabIndex, wide: box.scrollWidth > box.clientWidth }));
    assert.equal(fits, !wide);
    assert.equal(tabIndex, wide ? 0 : -1);
  }
}));

test("what is said below hours moves nothing, however late it comes", async () => {
  for (const width of [360, 1440]) {
    await small("de/", { width, timezoneId: "Asia/Taipei" }, async (page) => {
      await page.route(/hours\.js$/, async (route) => {
        await new Promise((later) => setTimeout(later, 300));
        await route.continue();
      });
      await page.goto(new URL("tables/", page.url()).href, { waitUntil: "networkidle" });
      assert.ok(await page.locator(".hours-now").count() > 0);
      const moved = await page.evaluate(() => new Promise((done) => {
        new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(0), 300);
      }));
      assert.equal(moved, 0, `${width}`);
    });
  }
});

test("the page and the section that are read are in sight in their boxes, and another language opens there", () => small("de/tables/", { width: 1440, height: 180 }, async (page) => {
  const inSight = (selector) => page.waitForFunction((selector) => {
    const link = document.querySelector(`${selector} [aria-current]`);
    const [inner, outer] = [link, document.querySelector(selector)].map((part) => part?.getBoundingClientRect());
    return inner && inner.top >= outer.top && inner.bottom <= outer.bottom;
  }, selector);
  await inSight(".navigation");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.evaluate(() => scrollTo(0, document.getElementById("hours").offsetTop + 200));
  await inSight(".contents");
  await page.click(".language-button");
  await page.click(".languages a[lang=en]");
  await page.waitForURL(/\/en\/tables\/#hours$/);
}));

test("the device's dark look is worn, with or without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await shipped("nl/plans/business/", { colorScheme: "dark", javaScriptEnabled }, async (page) => {
      const [red] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number));
      assert.ok(red < 60, `red is ${red}`);
    });
  }
});

test("paper gets the text without the frame, on five sheets at most", () => shipped("nl/plans/business/", {}, async (page) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const part of [".bar", ".navigation", ".contents", ".sequence", ".search", ".themes"]) {
    for (const element of await page.locator(part).all()) assert.ok(await element.isHidden(), part);
  }
  assert.ok(await page.locator("article h1").isVisible());
  const [red] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number));
  assert.equal(red, 255, "paper is white");
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g);
  assert.ok(sheets.length <= 5, `${sheets.length} sheets`);
}));

test("Arabic pages are mirrored", async () => {
  for (const width of [1440, 360]) {
    await small("ar/", { width }, async (page) => {
      const place = async (selector) => (await page.locator(selector).boundingBox()).x;
      assert.ok(await place(".site-title") > await place(".language-button"), "the bar begins at the right");
      const title = await page.locator("article h1").evaluate((heading) => getComputedStyle(heading).textAlign);
      assert.ok(["start", "right"].includes(title));
      if (width > 1000) assert.ok(await place(".navigation") > await place("article"));
      await page.click(".language-button");
      const menu = await page.locator(".languages").boundingBox();
      assert.ok(menu.x >= 0 && menu.x + menu.width <= width, "the menu stands in the window");
      assert.equal(await overflow(page), 0);
    });
  }
});

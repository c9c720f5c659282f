// Gives a browser on a built site: a host like GitHub Pages with a strict content policy, and pages that fail a test
// when the browser has something to complain about.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

// What README.md tells hosts to send.
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };
const OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export const folder = (site) => path.join(process.env.SITES, site);

const answer = (root, policy, request, response) => {
  const asked = decodeURIComponent(new URL(request.url, "http://host").pathname);
  let file = path.join(root, asked, asked.endsWith("/") ? "index.html" : "");
  const there = fs.existsSync(file) && fs.statSync(file).isFile();
  if (!there) file = path.join(root, "repo/404.html");
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(there ? 200 : 404, { "content-type": type, ...(policy && { "content-security-policy": policy }) });
  response.end(fs.readFileSync(file));
};

// Starts host and browser around the tests of a file. The function it gives opens a page.
export const browserOn = (site, policy = POLICY) => {
  let browser;
  let server;
  before(async () => {
    server = http.createServer((request, response) => answer(folder(site), policy, request, response));
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: OPTIONS });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  // Opens a page below the site's path, and gives it to a test. `may` are complaints that the test expects.
  return async (address, options, test) => {
    const { may = /^$/, width = 1440, height = 900, ...more } = options;
    const context = await browser.newContext({ viewport: { width, height }, locale: "en", ...more });
    const page = await context.newPage();
    const complaints = [];
    const requests = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("requestfailed", (request) => {
      const failure = request.failure()?.errorText;
      // A test that goes on to the next page leaves behind what the last one still waits for.
      if (failure !== "net::ERR_ABORTED") complaints.push(`${request.url()} ${failure}`);
    });
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    page.setDefaultTimeout(10_000);
    try {
      await page.goto(`http://127.0.0.1:${server.address().port}/repo/${address}`);
      await test(page, requests);
      assert.deepEqual(complaints.filter((complaint) => !may.test(complaint)), []);
    } finally {
      await context.close();
    }
  };
};

// The address of the page, from the root of its host.
export const at = (page) => page.evaluate(() => location.pathname + decodeURIComponent(location.hash));

// Every page of a built site, as addresses below its path.
export const pages = (site) => {
  const root = path.join(folder(site), "repo");
  const files = fs.readdirSync(root, { recursive: true }).filter((name) => name.endsWith("index.html"));
  return files.map((name) => name.slice(0, -"index.html".length)).sort();
};

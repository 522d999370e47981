// Looks at a running server with a real browser. Settings come from the environment:
//   SARHAD_URL       address of a running server; without it one is started
//   SARHAD_BIN       the program to start
//   SARHAD_EXAMPLES  folder with papers to upload (../examples); its first file is taken
//   SARHAD_PAPER     one paper to upload instead
//   SARHAD_SHOTS     folder for screenshots; none are taken without it
//   SARHAD_BROWSER   browser (/usr/bin/chromium)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
let url = process.env.SARHAD_URL;
let server;
const shots = process.env.SARHAD_SHOTS;

let browser;
let context;
let page;
let ranking;
const foreign = [];

function paper() {
  if (process.env.SARHAD_PAPER) return process.env.SARHAD_PAPER;
  const folder = process.env.SARHAD_EXAMPLES ?? join(here, "..", "examples");
  const names = readdirSync(folder).filter((name) => /\.(xlsx|csv|xml|edi|txt)$/i.test(name)).sort();
  assert.ok(names.length > 0, `no paper in ${folder}`);
  return join(folder, names[0]);
}

async function shot(name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function overflow() {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Starts the program on a free port of this machine and gives its address. */
function start() {
  const data = mkdtempSync(join(tmpdir(), "sarhad-e2e-"));
  server = spawn(process.env.SARHAD_BIN ?? "sarhad", ["serve", "--listen", "127.0.0.1:0"], {
    env: { ...process.env, SARHAD_DATA: data, LANG: "C", LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((found, failed) => {
    let said = "";
    server.stderr.on("data", (text) => {
      said += text;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) found(address[0]);
    });
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    server.on("error", failed);
  });
}

before(async () => {
  url ??= await start();
  if (shots) mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.SARHAD_BROWSER ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "en-GB" });
  page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") foreign.push(message.text());
  });
});

after(async () => {
  await browser?.close();
  server?.removeAllListeners("exit");
  server?.kill();
});

test("an uploaded paper is ranked", async () => {
  await page.goto(url);
  await shot("start");
  await page.setInputFiles("input[type=file]", paper());
  await page.click("button.main");
  await page.waitForURL(/\/r\/[0-9a-f]+$/);
  ranking = page.url();
  const rows = await page.locator(".ranking tbody tr").count();
  assert.ok(rows > 0, "ranked rows");
  assert.equal((await page.locator(".ranking .rank").first().innerText()).trim(), "1");
  await shot("ranking");
});

test("units are reached by keys alone and focus is visible", async () => {
  await page.goto(ranking);
  await page.keyboard.press("j");
  const focused = page.locator(".ranking .open:focus");
  assert.equal(await focused.count(), 1);
  const width = await focused.evaluate((link) => parseFloat(getComputedStyle(link).outlineWidth));
  assert.ok(width >= 2, `outline of ${width} px`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/unit\/1/);
  const sums = page.locator(".reasons .sums .num");
  assert.equal(await sums.count(), 3, "sum, prior, posterior");
  await shot("unit");
  const number = (text) => Number(text.trim().replace("\u2212", "-").replace(",", "."));
  const counted = (await page.locator(".reasons .counted").allInnerTexts()).map(number);
  const shown = number(await sums.first().innerText());
  const sum = counted.reduce((total, part) => total + part, 0);
  assert.ok(Math.abs(sum - shown) < 1e-6, `${counted} add up to ${shown}`);
});

test("the pages speak Russian and keep to it", async () => {
  await page.goto(ranking);
  await page.getByRole("link", { name: "Русский" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  await page.goto(url);
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  await page.goto(ranking);
  await shot("ranking-ru");
  const text = await page.locator("body").innerText();
  assert.ok(!/«(page|screen|finding|question|issue)-/.test(text), "no message is missing");
});

test("at 360 px nothing scrolls sideways and targets are large enough", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [url, ranking, `${ranking}/unit/1`]) {
    await page.goto(path);
    assert.ok((await overflow()) <= 0, `${path} scrolls sideways`);
    const small = await page.locator("a.button, button, .chips a, .languages a, .ranking .open, select").evaluateAll(
      (all) => all.filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML),
    );
    assert.deepEqual(small, [], path);
    await shot(`narrow-${path === url ? "start" : path === ranking ? "ranking" : "unit"}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
});

test("everything works without script", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: "ru-RU" });
  const still = await plain.newPage();
  await still.goto(url);
  await still.setInputFiles("input[type=file]", paper());
  await still.click("button.main");
  await still.waitForURL(/\/r\/[0-9a-f]+$/);
  assert.ok((await still.locator(".ranking tbody tr").count()) > 0);
  await plain.close();
});

test("nothing was asked from elsewhere and nothing was blocked", () => {
  assert.deepEqual(foreign, []);
});

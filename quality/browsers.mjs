// A short visit in Chromium or Firefox: every page, an answer of the calculator, a search.
import puppeteer from "puppeteer-core";

const { browser: name, program, flags, address, pages, calculator, users } =
    JSON.parse(process.argv[2]);
const PATIENCE = { timeout: 120_000 };
const browser = await puppeteer.launch({
    browser: name, executablePath: program, headless: true, args: flags,
});
const found = {
    version: await browser.version(), pages: 0, violations: [], foreign: [], errors: [], lost: [],
};
try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
        globalThis.violations = [];
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
            globalThis.violations.push(`${violatedDirective}: ${blockedURI}`));
    });
    page.on("request", (request) => {
        const url = request.url();
        if (![address, "data:", "blob:"].some((own) => url.startsWith(own))) {
            found.foreign.push(url);
        }
    });
    page.on("response", (response) => {
        if (response.status() >= 400) found.lost.push(response.url());
    });
    page.on("pageerror", (error) => found.errors.push(String(error)));
    page.on("console", (message) => {
        if (message.type() === "error") found.errors.push(message.text());
    });
    const settle = async () => {
        found.violations.push(...await page.evaluate(() => globalThis.violations));
    };
    for (const each of pages) {
        await page.goto(address + each, { waitUntil: "load" });
        await settle();
        found.pages += 1;
    }
    const started = Date.now();
    await page.goto(address + calculator);
    await page.waitForSelector("[data-estimate]:not([data-stale])", PATIENCE);
    await page.waitForFunction(() => {
        const { localisedReady } = document.querySelector("[data-localised-ready]").dataset;
        return document.querySelector("[data-status]").textContent.trim() === localisedReady;
    }, PATIENCE);
    found.ready = Date.now() - started;
    const field = await page.$(`#${users.field}`);
    await field.click({ count: 3 });
    await field.type(users.value);
    await page.waitForFunction(
        (text) => document.querySelector("[data-estimate]").textContent.includes(text),
        PATIENCE, users.expected);
    // Python still loads files after the answer. Wait for them, because Firefox reports cancelled
    // requests as errors.
    await new Promise((rested) => setTimeout(rested, 3000));
    await settle();
    await page.goto(address);
    await page.click("header button");
    await page.waitForSelector("dialog[open] input[type=search]", PATIENCE);
    await page.type("dialog[open] input[type=search]", "support");
    await page.waitForSelector("dialog[open] li", PATIENCE);
    found.hits = await page.$$eval("dialog[open] li", (all) => all.length);
    await settle();
} finally {
    await browser.close();
}
console.log(JSON.stringify(found));

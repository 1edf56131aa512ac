// Lighthouse with its default settings for phones: the median of several runs of each address.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { chrome, flags, addresses, runs } = JSON.parse(process.argv[2]);
const browser = await launch({
    chromePath: chrome, chromeFlags: ["--headless=new", ...flags], logLevel: "silent",
});
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const found = {};
try {
    for (const address of addresses) {
        const scores = {};
        const lost = {};
        for (let run = 0; run < runs; run += 1) {
            const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "silent" });
            for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
                (scores[name] ??= []).push(Math.round(100 * score));
                for (const { id, weight } of auditRefs) {
                    const { score: points, displayValue } = lhr.audits[id];
                    if (!weight || points === null || points >= 0.9) continue;
                    (lost[name] ??= {})[id] = displayValue ?? "";
                }
            }
        }
        const medians = Object.entries(scores).map(([name, all]) => [name, median(all)]);
        found[address] = { scores: Object.fromEntries(medians), lost };
    }
} finally {
    await browser.kill();
}
console.log(JSON.stringify(found));

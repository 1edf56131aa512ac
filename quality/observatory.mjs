// The tests of Mozilla's HTTP Observatory for a site on local ports.
import { writeFile } from "node:fs/promises";

// The package's install script, which we do not run, downloads this list of hosts. The local host is
// not on it, so an empty list is equivalent.
const list = new URL("node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json", import.meta.url);
await writeFile(list, "{}");
const at = "./node_modules/@mdn/mdn-http-observatory/src";
const { retrieve } = await import(`${at}/retriever/retriever.js`);
const { ALL_TESTS } = await import(`${at}/constants.js`);
const { getGradeForScore, getScoreModifier } = await import(`${at}/grader/grader.js`);
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(`${at}/grader/charts.js`);

const { host, httpPort, httpsPort } = JSON.parse(process.argv[2]);
const answers = await retrieve(host, { httpPort, httpsPort });
const results = ALL_TESTS.map((test) => test(answers)).filter(({ result }) => result);
const points = results.map(({ result }) => getScoreModifier(result));
const sum = (all) => all.reduce((one, other) => one + other, 100);
// As the scanner counts: extra points count only for sites that lost few points.
const lost = sum(points.filter((each) => each < 0));
const score = lost >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(points) : lost;
console.log(JSON.stringify({
    ...getGradeForScore(score),
    results: Object.fromEntries(results.map(({ constructor, result, pass }, index) =>
        [constructor.name, { result, pass, points: points[index] }])),
}));

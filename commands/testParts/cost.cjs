/** The cost of `npm test`. It is printed before anything is installed, so this file needs nothing but Node. */
const { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, writeFileSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');

/** Written by `npm test -- --record`. */
const FILE = join(__dirname, 'cost.json');

/** The number of test files whose times are written down. The others take a second or two. */
const RECORDED_FILES = 60;

const PACKAGES = 'node_modules';
/** The CloudFormation CLI and moto. */
const PYTHON = '.venv';
const LAMBDA_NODE = 'local/lambda/node/node_modules';
/** For a sample of guides/your-tests.md. */
const VITEST = 'test/guides/vitest/node_modules';

/** The parts of the tests in their order, and the folders that each part installs in addition to the project's packages. */
const INSTALLS = {
  types: [],
  lint: [],
  audit: [],
  jest: [PYTHON, LAMBDA_NODE, VITEST],
  node: [LAMBDA_NODE],
  api: [PYTHON],
  clients: [PYTHON],
  moto: [PYTHON],
  cdk: [PYTHON, LAMBDA_NODE, 'cdk/node_modules', '.venv-cdk', '.venv-wheel'],
  sam: [PYTHON, LAMBDA_NODE, '.venv-sam'],
  release: [PYTHON, LAMBDA_NODE, 'cdk/node_modules', '.venv-cdk', '.venv-wheel'],
  validate: [PYTHON],
  generate: [PYTHON],
  submit: [PYTHON],
  contract: [PYTHON],
};

/** @typedef {keyof typeof INSTALLS} PartName */

/**
 * Parts that use one core or wait for half of their time, the longest first. They run at the same time, in lanes.
 *
 * @type {readonly PartName[]}
 */
const SIDE_BY_SIDE = ['contract', 'node', 'moto', 'sam'];

/** The number of parts that run at the same time. Tests with deadlines would fail if there were many. */
const LANES = 2;

/**
 * Groups parts in the order in which they run. The parts of a group run in lanes.
 *
 * @param {readonly PartName[]} names
 * @returns {PartName[][]}
 */
function groupsOf(names) {
  const together = SIDE_BY_SIDE.filter((name) => names.includes(name));
  const first = names.find((name) => together.includes(name));
  return names.flatMap((name) => {
    if (!together.includes(name)) return [[name]];
    return name === first ? [together] : [];
  });
}

/**
 * The duration of each part when everything was installed, the duration of the slowest test files, and the size of the folders.
 *
 * @typedef {{ node: string, cores: number, seconds: Numbers, files: Numbers, megabytes: Numbers }} Cost
 * @typedef {Record<string, number>} Numbers
 */

/** @returns {Cost} */
function readCost() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/**
 * Returns how long some parts take and how much disk they need, as a line to print.
 *
 * @param {readonly PartName[]} names
 * @param {Cost} cost
 */
function announcement(names, { cores, seconds, megabytes } = readCost()) {
  const folders = foldersOf(names);
  const toInstall = folders.filter((folder) => !existsSync(join(ROOT, folder)));
  const size = (/** @type {string[]} */ some) => sum(some.map((folder) => megabytes[folder] ?? 0));
  const time = `${names.length === 1 ? '1 part' : `${names.length} parts`}: about ${duration(secondsOf(names, seconds))}`;
  return [
    `${time}, as measured on ${cores} cores, and ${size(folders)} MB of disk.`,
    toInstall.length === 0
      ? 'Everything is installed already.'
      : `${size(toInstall)} MB of these are installed first, which takes more time: ${toInstall.join(', ')}.`,
  ].join(' ');
}

/**
 * Returns the same for the arguments of `npm test`. Undefined if they start no test.
 *
 * @param {readonly string[]} args
 */
function announcementFor(args) {
  const names = args.filter((arg) => arg !== '--record');
  if (!names.every(isPart)) return undefined;
  return announcement(names.length > 0 ? names : Object.keys(INSTALLS).filter(isPart));
}

/**
 * @param {string} name
 * @returns {name is PartName}
 */
function isPart(name) {
  return Object.hasOwn(INSTALLS, name);
}

/**
 * Writes down the cost of parts that have just run. The numbers of the other parts stay.
 *
 * @param {readonly PartName[]} names the parts whose folders are there now
 * @param {Readonly<Numbers>} seconds
 * @param {Readonly<Numbers>} files
 */
function recordCost(names, seconds, files) {
  const before = readCost();
  const sizes = foldersOf(names).map((folder) => [folder, Math.ceil(megabytesOf(join(ROOT, folder)))]);
  const cost = {
    node: process.versions.node,
    cores: availableParallelism(),
    seconds: { ...before.seconds, ...seconds },
    files: Object.fromEntries(slowest(Object.entries({ ...before.files, ...files }), RECORDED_FILES)),
    megabytes: { ...before.megabytes, ...Object.fromEntries(sizes) },
  };
  writeFileSync(FILE, `${JSON.stringify(cost, null, 2)}\n`);
}

/**
 * The slowest of some files that there are, in whole seconds, the slowest first.
 *
 * @param {[file: string, seconds: number][]} files
 * @param {number} most
 * @returns {[file: string, seconds: number][]}
 */
function slowest(files, most) {
  return files
    .filter(([file]) => existsSync(join(ROOT, file)))
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([file, seconds]) => [file, Math.ceil(seconds)]);
}

/**
 * The seconds that parts take together, with lanes for the parts that run at the same time.
 *
 * @param {readonly PartName[]} names
 * @param {Readonly<Numbers>} seconds
 */
function secondsOf(names, seconds) {
  return sum(groupsOf(names).map((group) => secondsInLanes(group.map((name) => seconds[name] ?? 0))));
}

/**
 * The seconds until all lanes are empty. Each duration starts in the lane that is free first.
 *
 * @param {readonly number[]} durations
 */
function secondsInLanes(durations) {
  const lanes = Array.from({ length: LANES }, () => 0);
  for (const duration of durations) {
    const free = lanes.indexOf(Math.min(...lanes));
    lanes[free] = (lanes[free] ?? 0) + duration;
  }
  return Math.max(...lanes);
}

/** @param {readonly PartName[]} names */
function foldersOf(names) {
  return [...new Set([PACKAGES, ...names.flatMap((name) => INSTALLS[name])])];
}

/** @param {string} folder may be a link */
function megabytesOf(folder) {
  return existsSync(folder) ? bytesBelow(realpathSync(folder)) / 1024 ** 2 : 0;
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesBelow(folder) {
  return sum(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      // In blocks of 512 bytes: on the disk, many small files take much more than their sizes.
      return entry.isDirectory() ? bytesBelow(path) : lstatSync(path).blocks * 512;
    }),
  );
}

/** @param {number} seconds */
function duration(seconds) {
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

module.exports = { INSTALLS, announcement, announcementFor, readCost, recordCost, slowest, groupsOf, secondsOf, LANES };

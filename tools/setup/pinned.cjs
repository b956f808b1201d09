/**
 * A package in a lockfile, with the members that this file reads.
 *
 * @typedef {object} LockedPackage
 * @property {string} [integrity]
 * @property {boolean} [inBundle] true if it is inside another package, whose hash covers it
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The packages that a lockfile does not pin by a hash. Some have no hash. Others are missing in the lockfile, although another
 * package depends on them. npm writes such a lockfile if a mirror of the registry lacks the binary of a platform.
 *
 * @param {Record<string, LockedPackage>} packages by their paths; the project itself has the empty path
 * @returns {string[]} the paths
 */
function unpinned(packages) {
  const named = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  const missing = [...new Set(named)].filter((name) => !Object.keys(packages).some((path) => isPathOf(path, name)));
  return [...withoutHash(packages), ...missing.map((name) => `node_modules/${name}`)];
}

/**
 * @param {Record<string, LockedPackage>} packages
 * @returns {string[]}
 */
function withoutHash(packages) {
  return Object.entries(packages)
    .filter(([path, { integrity, inBundle }]) => path !== '' && !integrity && !inBundle)
    .map(([path]) => path);
}

/**
 * @param {string} path
 * @param {string} name
 */
const isPathOf = (path, name) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`);

module.exports = { unpinned, withoutHash };

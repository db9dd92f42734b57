/** Tells a list whether what changed was the reader's own doing: that is shown at once and without a mark. */
let lastOwnChange = -Infinity;
const echoMs = 4_000; // the command's own refetch, and the server's event about it

export const markOwnChange = () => {
  lastOwnChange = performance.now();
};
export const isOwnChange = () => performance.now() - lastOwnChange < echoMs;

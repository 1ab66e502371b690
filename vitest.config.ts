import { bundledThreads } from "./test/threads.ts";

// Plain data: vitest lies in test/node_modules, out of reach of an import from here.
export default {
  plugins: [bundledThreads],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/run.ts", "test/ledger/postgres/run.ts", "test/threads.ts"],
    exclude: ["**/node_modules/**"],
    // Two workers: the tests that start a browser or the executable need a processor each.
    pool: "forks",
    maxWorkers: 2,
    // Not how quick anything is, but when it is given up: a busy machine may take ten times as long as an idle one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
};

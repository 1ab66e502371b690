import { oneFile } from "./test/ledger/thread.ts";

// Plain data: vitest lies in test/node_modules, out of reach of an import from here.
export default {
  plugins: [oneFile],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/ledger/postgres/run.ts", "test/ledger/thread.ts"],
    exclude: ["**/node_modules/**"],
    // Two workers: the tests that start a browser or the executable need a processor each.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};

import { Session } from "node:inspector";

// Work as a number: how often each stretch of recoupe's own code ran, as the engine counts it. Two runs of the same input
// give the same number, on any machine and however busy it is. What built-in functions do inside is not in it; the
// callbacks that they are given are.

interface Covered { result: { url: string; functions: { ranges: { count: number }[] }[] }[] }

export interface Meter { /** How often stretches of code under `src/` ran while `task` did. */ of(task: () => void): number; stop(): void }

/** Begins to count; one meter at a time. */
export function meter(): Meter {
  const session = new Session();
  session.connect();
  const ask = (method: string, params: object = {}): Covered => {
    let answer: unknown = null;
    session.post(method, params, (error, result) => { if (error) throw error; answer = result; });
    return answer as Covered;
  };
  ask("Profiler.enable");
  ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    of(task) {
      ask("Profiler.takePreciseCoverage");
      task();
      const { result } = ask("Profiler.takePreciseCoverage");
      return result.filter(({ url }) => url.includes("/src/")).reduce((sum, { functions }) => sum + functions.reduce((all, { ranges }) => all + ranges.reduce((n, { count }) => n + count, 0), 0), 0);
    },
    stop() { ask("Profiler.stopPreciseCoverage"); session.disconnect(); },
  };
}

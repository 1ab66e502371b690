import { dataFolder } from "../app/folder.ts";
import { openShelf, readCapture } from "../app/shelf.ts";
import { inspect, type Derivation } from "../reading/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { find, inspectedLines } from "./inspected.ts";
import { checkFilter } from "./filters.ts";
import { captures } from "./inputs.ts";
import { claimLines, documentLine } from "./lines.ts";
import { paint, print, printJson, shown, type Session } from "./terminal.ts";

export interface ExplainOptions { json?: true; data?: string; claim?: string; type?: string; at?: string }

/** `recoupe explain`: each claim of the inputs with the tree of rules that made it; with `--at`, what the stages found around some words. */
export async function explainCommand(paths: string[], options: ExplainOptions, session: Session): Promise<void> {
  checkFilter(options);
  const shelf = openShelf(dataFolder(options.data));
  for await (const { capture } of captures(paths, session, () => null)) {
    try {
      const { document, claims, problems } = readCapture(capture, shelf);
      if (options.at !== undefined) {
        const range = find(document.text, options.at);
        if (!range) throw new ProblemError(problem({ rule: "words-not-found", severity: "error", message: `These words are not in the text: “${options.at}”.`, remedy: "Copy them from the text as it stands.", source: capture.captured_from }));
        const blocks = inspect(document, shelf, range);
        if (options.json) printJson({ document: document.id, captured_from: document.captured_from, at: range, blocks });
        else { print(documentLine(document, claims.length)); print(inspectedLines(blocks, claims, document.publisher)); print(); }
        continue;
      }
      const wanted = claims.map((claim, i) => ({ claim, number: i + 1 }))
        .filter(({ claim, number }) => (options.type === undefined || claim.type === options.type)
          && (options.claim === undefined || options.claim === claim.id || options.claim === String(number)));
      if (options.json) {
        for (const { claim } of wanted) printJson({ document: document.id, captured_from: document.captured_from, claim: claim.id, type: claim.type, span: claim.span, derivation: claim.derivation });
      } else {
        print(documentLine(document, claims.length));
        for (const { claim, number } of wanted) {
          print(claimLines(claim, number, document.publisher));
          print(`     ${paint.dim("because")}`);
          print(tree(claim.derivation, "     ", "     "));
        }
        if (wanted.length === 0) print(paint.dim(claims.length === 0 ? "     no claim was read" : "     no such claim here"));
        print();
      }
      for (const told of problems) session.tell(told);
    } catch (error) {
      session.failed(error, capture.captured_from);
    }
  }
}

/** A derivation as an indented tree: the stage and its rule, what it says, and the words that it matched. */
export function tree(step: Derivation, first: string, rest: string): string {
  const words = step.words === "" ? "" : `  ${paint.dim(`“${shown(step.words)}”`)}`;
  const lines = [`${first}${paint.cyan(`${step.stage}/${step.rule}`)}  ${shown(step.says)}${words}`];
  step.from.forEach((child, i) => {
    const last = i === step.from.length - 1;
    lines.push(tree(child, rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  ")));
  });
  return lines.join("\n");
}

import { dataFolder } from "../app/folder.ts";
import { readFiles } from "../app/readers.ts";
import { problemOf } from "../problem.ts";
import { listed, telling } from "./inputs.ts";
import { claimLines, documentLine } from "./lines.ts";
import { paint, print, printJson, type Session } from "./terminal.ts";

export interface ReadOptions { json?: true; data?: string }

/** `recoupe read`: what each input claims, in the order of the inputs. Opens no ledger and keeps nothing; many files are read on all cores. */
export async function readCommand(paths: string[], options: ReadOptions, session: Session): Promise<void> {
  const refused = (path: string, error: unknown) => {
    if (options.json) printJson({ document: null, claims: [], problems: [problemOf(error, path)] });
  };
  const files = await listed(paths, session, refused);
  let i = 0;
  telling(files, 0);
  for await (const outcome of readFiles(files, { folder: dataFolder(options.data), json: options.json === true })) {
    const file = files[i++]!;
    if ("failed" in outcome) {
      session.tell(outcome.failed, outcome.error ?? undefined);
      if (options.json) printJson({ document: null, claims: [], problems: [outcome.failed] });
    } else {
      if (outcome.json !== null) print(outcome.json);
      if (outcome.read) {
        const { document, claims } = outcome.read;
        print(documentLine(document, claims.length));
        claims.forEach((claim, n) => print(claimLines(claim, n + 1, document.publisher)));
        if (claims.length === 0) print(paint.dim("     no claim was read"));
        print();
      }
      for (const told of outcome.problems) if (told.severity === "error" || !options.json) session.tell({ ...told, source: told.source ?? file });
    }
    telling(files, i);
  }
}

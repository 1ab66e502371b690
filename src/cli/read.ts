import { dataFolder } from "../app/folder.ts";
import { openShelf, readCapture } from "../app/shelf.ts";
import { captures } from "./inputs.ts";
import { claimLines, documentLine } from "./lines.ts";
import { paint, print, printJson, problemOf, type Session } from "./terminal.ts";

export interface ReadOptions { json?: true; data?: string }

/** `recoupe read`: what each input claims. Opens no ledger and keeps nothing. */
export async function readCommand(paths: string[], options: ReadOptions, session: Session): Promise<void> {
  const shelf = openShelf(dataFolder(options.data));
  const refused = (path: string, error: unknown) => {
    if (options.json) printJson({ document: null, claims: [], problems: [problemOf(error, path)] });
  };
  for await (const { capture } of captures(paths, session, () => null, refused)) {
    try {
      const { document, claims, problems } = readCapture(capture, shelf);
      if (options.json) printJson({ document, claims, problems });
      else {
        print(documentLine(document, claims.length));
        claims.forEach((claim, i) => print(claimLines(claim, i + 1, document.publisher)));
        if (claims.length === 0) print(paint.dim("     no claim was read"));
        print();
      }
      for (const told of problems) if (told.severity === "error" || !options.json) session.tell(told);
    } catch (error) {
      session.failed(error, capture.captured_from);
      refused(capture.captured_from, error);
    }
  }
}

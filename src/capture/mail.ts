import type { Capture } from "../page/index.ts";
import { failedArchive } from "./entry.ts";
import { madePage } from "./made.ts";

const MOST_NESTING = 20, MOST_HEADERS = 256 * 1024;

/**
 * The page in a mail or a page saved as MHTML, as a capture of its own: of MHTML the page as it was saved, with the address that it
 * was saved from; of a mail its words with its subject, its date and who sent it. Attachments are left. Throws ProblemError `broken-mail`.
 */
export async function pageOfMail(capture: Capture): Promise<Capture> {
  const { default: PostalMime } = await import("postal-mime");
  const source = capture.captured_from;
  let mail;
  try {
    mail = await PostalMime.parse(capture.bytes, { maxNestingDepth: MOST_NESTING, maxHeadersSize: MOST_HEADERS });
  } catch (error) {
    throw failedArchive("broken-mail", source, "This mail or saved page is broken and cannot be read.", "Save the page as HTML, or paste its text.", error);
  }
  const header = (key: string): string | null => mail.headers.find((one) => one.key === key)?.value.trim() || null;
  const stated = header("snapshot-content-location") ?? header("content-location");
  const address = stated !== null && /^https?:\/\//i.test(stated) && URL.canParse(stated) ? stated : null;
  const date = mail.date !== undefined && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : null;
  if (address !== null && mail.html) {
    return { ...capture, bytes: new TextEncoder().encode(mail.html), captured_from: address, captured: date ?? capture.captured, media_type: "text/html", charset: "utf-8", provenance: { ...capture.provenance, container: { path: source, entry: address } } };
  }
  if (!mail.html && !mail.text?.trim()) throw failedArchive("empty-page", source, "The mail holds no words.", "Give what is attached to it by itself.");
  const bytes = madePage({ ...(mail.subject && { title: mail.subject }), ...(mail.html ? { html: mail.html } : { text: mail.text! }), ...(date && { published: date }), ...(mail.from?.name && { publisher: mail.from.name }) });
  return { ...capture, bytes, media_type: "text/html", charset: "utf-8" };
}

import { problem, ProblemError } from "../problem.ts";

/** The largest page that is read: 8 MB, far above any article; dense text of that size takes twenty seconds and some 2 GB to read. */
export const MAX_BYTES = 8 * 1024 * 1024;

const OTHER_FORMATS: readonly { starts: string; at?: number; what: string; remedy: string }[] = [
  { starts: "From: <Saved by", what: "a web archive (MHTML)", remedy: "Add it with `recoupe add FILE`, or paste its text." },
  { starts: "MIME-Version:", what: "a mail or a web archive (MHTML)", remedy: "Add it with `recoupe add FILE`, or paste its text." },
  { starts: "WARC/", what: "a WARC archive", remedy: "Add it with `recoupe add FILE.warc`." },
  { starts: "%!PS", what: "a PostScript document", remedy: "Copy its text and paste it." },
  { starts: "%PDF-", what: "a PDF document", remedy: "Add it with `recoupe add FILE`, or copy its text and paste it." },
  { starts: "{\\rtf", what: "an RTF document", remedy: "Save it as plain text or HTML, or paste its text." },
  { starts: "PK\x03\x04", what: "a ZIP archive or an office document", remedy: "Add an archive with `recoupe add FILE.zip`; save the document as plain text or HTML." },
  { starts: "\xd0\xcf\x11\xe0", what: "an old office document", remedy: "Save the document as plain text or HTML." },
  { starts: "\x89PNG", what: "a picture", remedy: "Give the page as HTML or its text; recoupe reads no pictures." },
  { starts: "\xff\xd8\xff", what: "a picture", remedy: "Give the page as HTML or its text; recoupe reads no pictures." },
  { starts: "GIF8", what: "a picture", remedy: "Give the page as HTML or its text; recoupe reads no pictures." },
  { starts: "RIFF", what: "a picture, sound or film", remedy: "Give the page as HTML or its text." },
  { starts: "ftyp", at: 4, what: "a picture or film", remedy: "Give the page as HTML or its text." },
  { starts: "\x1f\x8b", what: "a gzip archive", remedy: "Add it with `recoupe add FILE.gz`, or unpack it first." },
  { starts: "\xfd7zXZ", what: "an xz archive", remedy: "Unpack it first." },
  { starts: "7z\xbc\xaf", what: "a 7z archive", remedy: "Unpack it first." },
  { starts: "\x7fELF", what: "a program", remedy: "Give an HTML page or a plain text file." },
  { starts: "SQLite format 3", what: "a database", remedy: "Give an HTML page or a plain text file." },
];

/** Throws ProblemError with one sentence and a remedy on bytes that are no page: empty, too large or another file format. */
export function refuseUnreadable(bytes: Uint8Array, source: string): void {
  const refuse = (rule: string, message: string, remedy: string): never => { throw new ProblemError(problem({ rule, severity: "error", message, remedy, source })); };
  if (bytes.length === 0) refuse("empty-page", "The page is empty.", "Check that the file was saved, or paste the text itself.");
  if (bytes.length > MAX_BYTES) refuse("page-too-large", `The page has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`, "Give the article by itself, or its text; a large text in parts.");
  const head = String.fromCharCode(...bytes.subarray(0, 32));
  for (const { starts, at = 0, what, remedy } of OTHER_FORMATS)
    if (head.startsWith(starts, at)) refuse("not-a-page", `This is ${what}, not a page or a text.`, remedy);
}

const OPENING = /^\s*<(?:!doctype\s+html|html|head|body|\?xml|!--)/i;
const COMMON_TAG = /<(?:p|div|span|a|br|h[1-6]|article|section|table|ul|li|title|meta|body|html)\b[^<>]{0,500}>/gi;

/** Whether text is HTML: by its media type where one is given and known, else by its tags. A text that begins as HTML is HTML. */
export function isHtml(text: string, mediaType: string | null | undefined): boolean {
  const type = (mediaType ?? "").split(";")[0]!.trim().toLowerCase();
  if (type === "text/html" || type === "application/xhtml+xml") return true;
  const head = text.slice(0, 65_536);
  if (OPENING.test(head.slice(0, 2_048))) return true;
  if (type === "text/plain") return false;
  return /<\/(?:p|div|a|h[1-6]|article|ul|body|html)>/i.test(head) && (head.match(COMMON_TAG)?.length ?? 0) >= 3;
}

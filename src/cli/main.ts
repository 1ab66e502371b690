import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { createRequire } from "node:module";
import { VERBS } from "../ledger/index.ts";
import { Session } from "./terminal.ts";

// Each command's own file is loaded only when it is called, so that `read` never waits for a server or a database.

const EXAMPLES = `
Examples:
  recoupe read article.html                 what an article claims, in which words, through which sources
  recoupe read --json articles/ > out.jsonl every article below a folder, one line each
  xclip -o | recoupe read -                 what is on the clipboard
  recoupe add articles/                     keep them, and see what they add up to
  recoupe add https://example.org/news/1    fetch a page, keep it with its proof
  recoupe events --status contested         where the versions part
  recoupe desk                              look at it all in a browser

Exit status: 0 when all went well, 1 when some input failed, 2 when the command was not understood.
Settings: RECOUPE_DATA names the data folder; RECOUPE_CONTACT tells sites whom to reach; DATABASE_URL (postgres://…) keeps the ledger
in PostgreSQL instead; NO_COLOR turns colours off.`;

/** Runs the command line. Sets the exit status and never throws. */
export async function main(argv: string[]): Promise<void> {
  quietPipes();
  let verbose = argv.includes("--verbose");
  process.on("uncaughtException", (error) => {
    new Session({ verbose }).failed(error);
    process.exit(1);
  });
  try {
    await program((session) => { process.exitCode = session.status; verbose = session.verbose; }).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version come this way too, with 0. Everything else that commander refuses is a matter of usage.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const session = new Session({ verbose });
    session.failed(error);
    process.exitCode = 1;
  }
}

/** Whoever reads our output may stop reading; that is no error. A disk that is full is one. */
function quietPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      const why = error.code === "ENOSPC" ? "the disk is full" : error.message;
      if (stream === process.stdout) process.stderr.write(`recoupe: The output could not be written: ${why}. Make room, or write it elsewhere.\n`);
      process.exit(1);
    });
  }
}

type Act<Options> = (paths: string[], options: Options, session: Session) => Promise<void>;

function program(done: (session: Session) => void): Command {
  const version: string = createRequire(import.meta.url)("../../package.json").version;
  const top = new Command("recoupe")
    .description("Reads reports of war, keeps every claim with its exact words and its chain of sources,\nand shows the versions side by side.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("See recoupe --help.")
    .exitOverride();
  common(top);

  /** Adds a command whose action gets its operands, its options (with those given before its name) and the session. */
  const add = (parent: Command, usage: string, description: string, example: string, load: () => Promise<Act<never>>): Command => {
    const command = parent.command(usage).description(description).addHelpText("after", `\nExamples:\n${example}`)
      .showHelpAfterError(`See ${parent === top ? "recoupe" : `recoupe ${parent.name()}`} ${usage.split(" ")[0]} --help.`).exitOverride();
    common(command);
    return command.action(async (...given: unknown[]) => {
      const { verbose, ...options } = command.optsWithGlobals<{ verbose?: boolean }>();
      const session = new Session({ verbose });
      const act = await load();
      try {
        await act(Array.isArray(given[0]) ? given[0] as string[] : [], options as never, session);
      } catch (error) {
        if (error instanceof CommanderError) command.error(`error: ${error.message}`);
        session.failed(error);
      }
      done(session);
    });
  };

  add(top, "read <paths...>", "list what files, folders or standard input (-) claim; keeps nothing",
    "  recoupe read article.txt\n  recoupe read --json page.html folder/ -", async () => (await import("./read.ts")).readCommand)
    .option("--json", "one {document, claims, problems} a line");

  add(top, "add <paths...>", "fetch addresses, read files, archives, folders or standard input (-), keep them and reconcile",
    "  recoupe add article.txt folder/\n  recoupe add https://example.org/news/1\n  recoupe add crawl.wacz mail.eml paper.pdf\n  recoupe add articles.csv --map title=Headline,text=Body\n  xclip -o | recoupe add -", async () => (await import("./add.ts")).addCommand)
    .addOption(new Option("--map <columns>", "which columns of a table hold what, such as title=Headline,text=Body,url=Link").argParser(columns))
    .option("--timestamp <address>", "ask this server (RFC 3161) for a proof of time of each page that is fetched; only a digest is sent")
    .option("--opentimestamps <address>", "ask this calendar of OpenTimestamps for one")
    .option("--ignore-robots", "fetch also what a site asks robots not to fetch; it is recorded with the page")
    .option("--json", "acknowledge each document on a line of its own once it is on disk");

  add(top, "watch [feeds...]", "follow feeds (RSS, Atom, JSON Feed, news sitemaps, OPML lists): each article once, every edition of it; \"watch status\" says how they are",
    "  recoupe watch https://example.org/rss.xml\n  recoupe watch feeds.opml\n  recoupe watch\n  recoupe watch status", async () => (await import("./watch.ts")).watchCommand)
    .option("--once", "do what is due now, and end")
    .option("--look-again <hours>", "how many hours after it came an article is looked at once more, whatever its feed says: 6,24 unless told, or never")
    .option("--ignore-robots", "fetch also what sites ask robots not to fetch; it is recorded with each page")
    .option("--json", "one object a line of what happens, or of the status one array");

  add(top, "queue [paths...]", "put addresses, files and archives on the queue of a PostgreSQL ledger, for `recoupe work` on any machine",
    "  recoupe queue crawl.warc.gz https://example.org/news/1\n  recoupe queue", async () => (await import("./work.ts")).queueCommand)
    .addOption(new Option("--map <columns>", "which columns of a table hold what, such as title=Headline,text=Body").argParser(columns))
    .option("--ignore-robots", "fetch also what sites ask robots not to fetch; it is recorded with each page")
    .option("--json", "the counts as one object");

  add(top, "work", "work off the queue of a PostgreSQL ledger, beside other machines",
    "  recoupe work\n  recoupe work --once",
    async () => { const { workCommand } = await import("./work.ts"); return (_paths, options, session) => workCommand(options, session); })
    .option("--once", "end when the queue has nothing more to give")
    .option("--json", "one object a line of what became of each task");

  filters(add(top, "claims", "list the claims of the ledger",
    "  recoupe claims --place Palmyra --type toll\n  recoupe claims --source amaq --json",
    async () => { const { claimsCommand } = await import("./claims.ts"); return (_paths, options, session) => claimsCommand(options, session); }))
    .option("--json", "one array");

  add(top, "search <words...>", "search the words of articles and claims, in any form, spelling or script",
    "  recoupe search boukamal\n  recoupe search 'bombings \"army post\" -drone' --in articles\n  recoupe search قصف --language ar --json", async () => (await import("./search.ts")).searchCommand)
    .addOption(new Option("--in <what>", "only articles, or only claims").choices(["articles", "claims"]))
    .option("--language <language>", "only in this language: ar, en or fr")
    .addOption(new Option("--limit <number>", "at most so many of each, 20 unless told").argParser(whole))
    .addOption(new Option("--offset <number>", "so many of each are passed over").argParser(whole))
    .option("--json", "one object: {articles, claims, more}");

  filters(add(top, "events", "list what the claims add up to: events, their origins, versions and tolls",
    "  recoupe events --status contested --since 2016-12-01\n  recoupe events --place Abu-Kamal --json",
    async () => { const { eventsCommand } = await import("./events.ts"); return (_paths, options, session) => eventsCommand(options, session); }))
    .option("--json", "one array");

  add(top, "event <id...>", "print one event with its evidence: its text, JSON, or a single HTML file to send on",
    "  recoupe event evt:… --html > event.html\n  recoupe event evt:… --html --language fr -o event.html",
    async () => { const { eventCommand } = await import("./event.ts"); return eventCommand as Act<never>; })
    .option("--html", "one HTML file without scripts that loads nothing")
    .addOption(new Option("--language <language>", "of the headings in the HTML file").choices(["en", "fr", "ar"]).default("en"))
    .option("-o, --output <file>", "write to this file rather than to standard output")
    .option("--no-redact", "quote all words in the HTML file as they are, with names of private persons")
    .option("--json", "one object, as /api/events/ID answers it");

  add(top, "reconcile", "bring the events up to what the ledger holds",
    "  recoupe reconcile\n  recoupe reconcile --rebuild",
    async () => { const { reconcileCommand } = await import("./reconcile.ts"); return (_paths, options, session) => reconcileCommand(options, session); })
    .option("--rebuild", "make all events anew, out of what was captured, read and judged; the outcome is the same");

  add(top, "reread", "read everything that is kept again by the current rules; what comes out otherwise is added, nothing is overwritten",
    "  recoupe reread --dry-run\n  recoupe reread\n  recoupe reread --json > changes.jsonl",
    async () => { const { rereadCommand } = await import("./reread.ts"); return (_paths, options, session) => rereadCommand(options, session); })
    .option("--dry-run", "only say what would change")
    .option("--all", "read again also what was read by these rules already")
    .option("--json", "one changed document a line, then {summary}");

  add(top, "review [ids...]", "work through what waits for a person, or record a judgement on an event, a claim, an origin or a tie",
    "  recoupe review                            on a terminal: one matter after the other\n  recoupe review --list\n  recoupe review evt:… --verb confirm --reason \"two photographs show it\"\n  recoupe review sohr --verb dependent --object afp --reason \"AFP's story is the Observatory's\"",
    async () => (await import("./review.ts")).reviewCommand)
    .addOption(new Option("--verb <verb>", "what is decided").choices([...VERBS]))
    .option("--reason <words>", "why")
    .option("--list", "only show what waits, on a terminal, too")
    .option("--author <name>", "who decides; the user of this machine when absent")
    .option("--object <ids...>", "what else it is about: another event, an event for a claim, another origin")
    .option("--value <words>", "the value of correct, what evidence is, or the citation for a tie")
    .addOption(new Option("--limit <number>", "at most so many").argParser(whole))
    .option("--json", "one array, or the judgement that was recorded");

  add(top, "explain <paths...>", "show why each claim was read: the rules and the words they matched",
    "  recoupe explain article.txt\n  recoupe explain article.txt --claim 3\n  recoupe explain article.txt --at \"the shelling of the town\"", async () => (await import("./explain.ts")).explainCommand)
    .option("--claim <number>", "only the claim with this number or id")
    .option("--at <words>", "what each stage found around these words, and why no claim came of them where none did")
    .option(...TYPE)
    .option("--json", "one {claim, span, derivation} a line");

  add(top, "score <gold...>", "read the documents of gold files and say how far the reading agrees with them",
    "  recoupe score gold/fr.json\n  recoupe score gold/*.json --show --min 0.75 --floor 0.6", async () => (await import("./score.ts")).scoreCommand)
    .option("--show", "every miss and every false alarm")
    .addOption(new Option("--min <mark>", "exit with 1 when the score is below this").argParser(mark))
    .addOption(new Option("--floor <mark>", "exit with 1 when any of the eight rows is below this").argParser(mark))
    .option("--json", "the figures as one object");

  const atlas = top.command("atlas").description("look after the names of places").exitOverride();
  add(atlas, "import <files...>", "take in GeoNames country files (SY.txt, or SY to fetch it) or a recoupe gazetteer (.tsv, .tsv.gz)",
    "  recoupe atlas import SY IQ\n  recoupe atlas import SY.txt IQ.txt\n  recoupe atlas import gazetteer.tsv.gz", async () => (await import("./atlas.ts")).importCommand)
    .option("--from <address>", "fetch country files from this mirror of GeoNames")
    .option("--json", "what the atlas holds afterwards, as one object");

  const ledger = top.command("ledger").description("look after the ledger: verify, back up, copy, search index").exitOverride();
  add(ledger, "info [place...]", "say what keeps the ledger, how much is in it, and by which rules it was read",
    "  recoupe ledger info\n  recoupe ledger info backup.sqlite", async () => (await import("./ledger-info.ts")).infoCommand)
    .option("--json", "one object");
  add(ledger, "verify [place...]", "prove that each span is its words, each digest its bytes, and that each record follows the one before it",
    "  recoupe ledger verify\n  recoupe ledger verify backup.sqlite", async () => (await import("./ledger-verify.ts")).verifyCommand)
    .option("--json", "one object: {records, digest, kinds, quotes, bytes, problems}");
  add(ledger, "backup <file...>", "write one consistent, verified file of the whole ledger while others write; never over another file",
    "  recoupe ledger backup recoupe-2016-12-08.sqlite", async () => (await import("./ledger-backup.ts")).backupCommand)
    .option("--json", "one object: {file, bytes, records, digest}");
  add(ledger, "copy <places...>", "copy a ledger into an empty place, or go on with a copy; places are data folders, ledger files and postgres:// addresses",
    "  recoupe ledger copy backup.sqlite new-folder\n  recoupe ledger copy old-folder \"$DATABASE_URL\"", async () => (await import("./ledger-copy.ts")).copyCommand)
    .option("--json", "one object: {records, copied, captures, redirects, items, digest}");
  add(ledger, "reindex", "make the index of words anew, out of what is kept",
    "  recoupe ledger reindex", async () => { const { reindexCommand } = await import("./ledger-reindex.ts"); return (_paths, options, session) => reindexCommand(options, session); });

  add(top, "desk [paths...]", "serve the desk over the ledger; files given are added first",
    "  recoupe desk\n  recoupe desk --port 8080 articles/", async () => (await import("./desk.ts")).deskCommand)
    .addOption(new Option("--port <number>", "the port to listen on").default(4680).argParser(port))
    .addOption(new Option("--host <address>", "the address to listen on; others than this machine can reach the desk on any but the default").default("127.0.0.1"))
    .option("--open", "open it in a browser, where there is a desktop")
    .option("--no-open", "do not open a browser (the default)")
    .option("--examples", "load the example dispatches when the ledger is empty")
    .option("--embed <origins...>", "sites whose pages may show the map at /embed in a frame, such as https://example.org; none unless given");

  filters(add(top, "export", "write claims or events as a data set in a format of others",
    "  recoupe export --format acled --since 2016-12-01 --output december.csv\n  recoupe export --format geojson --place Palmyra > palmyra.geojson\n  recoupe export --since-export exp:… --output since.csv",
    async () => { const { exportCommand } = await import("./export.ts"); return (_paths, options, session) => exportCommand(options, session); }))
    .option("--format <format>", "acled, ucdp, airwars, geojson or claimreview for events; csv, jsonl or annotations for claims")
    .option("-o, --output <file>", "write to this file, and beside it FILE.meta.json, which says where the data set comes from")
    .option("--redact", "mask names of private persons in quoted words (default: for annotations and claimreview)")
    .option("--no-redact", "quote all words as they are")
    .option("--since-export <id>", "only what is new, changed or withdrawn since that export; what was withdrawn is listed in FILE.changes.csv");

  add(top, "doctor", "say what is installed, where the data lies, how much is in it and what is wrong",
    "  recoupe doctor\n  recoupe doctor --json",
    async () => { const { doctorCommand } = await import("./doctor.ts"); return (_paths, options, session) => doctorCommand(options, session); })
    .option("--json", "one object: {documents, claims, events, …}");
  return top;
}

/** What every command takes, before its name or after it. */
function common(command: Command): void {
  command.option("--data <folder>", "the data folder (default: RECOUPE_DATA, or where this system keeps the data of applications)")
    .option("--verbose", "show what lies behind an error");
}

function filters(command: Command): Command {
  return command
    .option("--place <name>", "at this place: any of its names, or its id")
    .option("--actor <name>", "with this actor on either side: any of its names, or its id")
    .option("--source <name>", "through this source or publisher")
    .addOption(new Option("--since <date>", "not before this day").argParser(day))
    .addOption(new Option("--until <date>", "not after this day").argParser(day))
    .option("--status <status>", "of events with this status, such as contested or single-origin")
    .option(...TYPE)
    .addOption(new Option("--limit <number>", "at most so many").argParser(whole));
}

const TYPE = ["--type <type>", "of this type, such as armed-clash, toll or movement"] as const;

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) throw new InvalidArgumentError("A day looks like 2016-12-08.");
  return text;
}

function columns(text: string): Record<string, string> {
  const pairs = text.split(",").map((pair) => pair.split("=").map((side) => side.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(""))) throw new InvalidArgumentError("It looks like title=Headline,text=Body.");
  return Object.fromEntries(pairs as [string, string][]);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function mark(text: string): number {
  if (!/^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?|\.\d{1,9})$/.test(text)) throw new InvalidArgumentError("A mark lies between 0 and 1.");
  return Number(text);
}

function port(text: string): number {
  const number = whole(text);
  if (number > 65_535) throw new InvalidArgumentError("A port is at most 65535.");
  return number;
}


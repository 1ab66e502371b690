import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { answer, html, page, raw, redirect, REPORT, type Act } from "./site.ts";

// Sixty and more ways in which a web can misbehave, and the name of the problem that each must be. `kept` is an article after all.

const zeros = Buffer.alloc(64 * 1024 * 1024), bomb = gzipSync(zeros, { level: 9 }), packed = gzipSync(page(REPORT));
const wait: Act = () => undefined;
const begin = (headers = "Content-Type: text/html\r\n"): string => `HTTP/1.1 200 OK\r\n${headers}`;
const drip = (head: string, what: () => string, every: number): Act => (socket) => {
  socket.write(head);
  const timer = setInterval(() => { if (socket.writable) socket.write(what()); }, every);
  socket.on("close", () => clearInterval(timer));
};
const flood = (head: string, chunk: Buffer): Act => (socket) => {
  socket.write(head);
  const more = (): void => { while (socket.writable && socket.write(chunk)); };
  socket.on("drain", more);
  more();
};
const short = (title: string, text: string, more: { head?: string; extra?: string } = {}): Act => html(page(text, { title, ...more }));

export interface Bad { name: string; address: string; rule: string; act?: Act; more?: Record<string, Act> }
const at = (path: string): string => `http://bad.test/${path}`;
const web = (name: string, rule: string, act: Act, more?: Record<string, Act>): Bad => ({ name, address: at(name.replace(/[^a-z0-9]+/gi, "-")), rule, act, ...(more && { more }) });
const only = (name: string, address: string, rule: string): Bad => ({ name, address, rule });

export const BAD: readonly Bad[] = [
  // What the status says.
  web("404", "not-found", answer("404 Not Found", { "Content-Type": "text/html" }, page(REPORT))),
  web("410", "not-found", answer("410 Gone", {})), web("401", "login-page", answer("401 Unauthorized", {})), web("402", "paywall", answer("402 Payment Required", {})),
  web("403", "forbidden", answer("403 Forbidden", {})), web("451", "forbidden", answer("451 Unavailable For Legal Reasons", {})),
  web("500 with a page", "server-error", answer("500 Oh no", { "Content-Type": "text/html" }, page(REPORT))), web("503 without an end", "server-error", answer("503 Busy", {})),
  web("503 once", "kept", (socket, asked) => (asked.times === 1 ? answer("503 Busy", { "Retry-After": "0" }) : html(page(`${REPORT}\nOnce.`)))(socket, asked)),
  { name: "429 for an hour", address: "http://busy.test/x", rule: "asked-to-wait", act: answer("429 Slow down", { "Retry-After": "3600" }) },
  { name: "the same host again", address: "http://busy.test/y", rule: "asked-to-wait", act: html(page(REPORT)) },
  web("204", "unexpected-status", answer("204 No Content", {})), web("206", "unexpected-status", answer("206 Part", { "Content-Type": "text/html" }, "half")),
  web("304 unasked", "unexpected-status", raw("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")), web("999", "unexpected-status", answer("999 Go away", {})), web("another protocol", "bad-answer", raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")),
  // What takes too long, or never ends.
  web("silence", "slow-answer", wait), web("head byte by byte", "slow-answer", drip("HTTP/1.1 200 OK\r\nX: ", () => "x", 20)), web("endless 100 Continue", "slow-answer", drip("", () => "HTTP/1.1 100 Continue\r\n\r\n", 20)),
  web("body byte by byte", "too-slow", drip(`${begin()}\r\n`, () => "x", 20)), web("body that stops", "too-slow", drip(`${begin("Content-Length: 900\r\nContent-Type: text/html\r\n")}\r\nbeginning`, () => "", 1_000)),
  web("endless body", "body-too-large", flood(`${begin()}\r\n`, Buffer.alloc(65_536, "x "))), web("chunks without end", "body-too-large", flood(`${begin("Transfer-Encoding: chunked\r\nContent-Type: text/html\r\n")}\r\n`, Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(65_536, "x "), Buffer.from("\r\n")]))), web("length of a terabyte", "body-too-large", raw(`${begin("Content-Length: 1099511627776\r\n")}\r\nx`)),
  web("a page of nine megabytes", "body-too-large", html("<p>x</p>", { "Content-Length": "9000000" })),
  web("endless head", "headers-too-large", flood("HTTP/1.1 200 OK\r\n", Buffer.from("X-More: yes\r\n".repeat(100)))), web("one huge header", "headers-too-large", raw(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(200_000)}\r\n\r\n`)),
  // What is not HTTP, or breaks off.
  web("hangs up", "connection-lost", (socket) => socket.destroy()), web("resets in the body", "connection-lost", (socket) => { socket.write(`${begin("Content-Length: 5000\r\n")}\r\nhalf`, () => socket.resetAndDestroy()); }),
  web("body shorter than said", "connection-lost", raw(`${begin("Content-Length: 5000\r\n")}\r\nhalf`)), web("chunks that end early", "connection-lost", raw(`${begin("Transfer-Encoding: chunked\r\n")}\r\nff\r\nhalf`)),
  web("noise", "bad-answer", raw(Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 31 + 7) % 256)))), web("a page without a head", "bad-answer", raw(page(REPORT))), web("another service", "bad-answer", raw("220 mail.example ESMTP\r\n")),
  web("a NUL in the head", "bad-answer", raw("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n")), web("two lengths", "bad-answer", raw(`${begin("Content-Length: 3\r\nContent-Length: 4\r\n")}\r\nabcd`)),
  web("length and chunks", "bad-answer", raw(`${begin("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")}\r\n3\r\nabc\r\n0\r\n\r\n`)), web("broken chunks", "connection-lost", raw(`${begin("Transfer-Encoding: chunked\r\n")}\r\nzz\r\nabc\r\n`)),
  // What is packed.
  web("gzip bomb", "decompression-bomb", html(bomb, { "Content-Encoding": "gzip" })), web("brotli bomb", "decompression-bomb", html(brotliCompressSync(zeros.subarray(0, 4_000_000)), { "Content-Encoding": "br" })),
  web("zstd bomb", "decompression-bomb", html(zstdCompressSync(zeros), { "Content-Encoding": "zstd" })), web("bomb in two layers", "decompression-bomb", html(gzipSync(bomb), { "Content-Encoding": "gzip, gzip" })),
  web("five layers", "unknown-encoding", html("x", { "Content-Encoding": "gzip, gzip, gzip, gzip, gzip" })), web("unknown packing", "unknown-encoding", html("x", { "Content-Encoding": "rot13" })),
  web("broken gzip", "broken-encoding", html(Buffer.concat([packed.subarray(0, 60), Buffer.alloc(60, 7)]), { "Content-Encoding": "gzip" })), web("half a gzip", "broken-encoding", html(packed.subarray(0, packed.length / 2), { "Content-Encoding": "gzip" })),
  web("no gzip at all", "broken-encoding", html(page(REPORT), { "Content-Encoding": "gzip" })), web("gzip", "kept", html(packed, { "Content-Encoding": "gzip" })), web("raw deflate", "kept", html(brotliCompressSync(page(`${REPORT}\nBrotli.`)), { "Content-Encoding": "br" })),
  // What leads elsewhere.
  web("circle", "redirect-loop", redirect(at("circle-2")), { "bad.test/circle-2": redirect(at("circle")) }), web("cookie wall", "redirect-loop", answer("302 Found", { Location: at("cookie-wall"), "Set-Cookie": "ok=1" })),
  web("endless way", "too-many-redirects", redirect(at("way0")), { "bad.test/way#": (socket, asked) => redirect(at(`way${Number(/\d+$/.exec(asked.path)![0]) + 1}`))(socket, asked) }),
  web("to a file", "address-scheme", redirect("file:///etc/passwd")), web("to a script", "address-scheme", redirect("javascript:alert(1)")), web("to data", "address-scheme", redirect("data:text/html,x")),
  web("to this machine", "address-private", redirect("http://127.0.0.1:8080/")), web("to a cloud's secrets", "address-private", redirect("http://169.254.169.254/latest/meta-data/")), web("to a number", "address-private", redirect("http://2130706433/")),
  web("to mapped IPv6", "address-private", redirect("http://[::ffff:10.0.0.1]/")), web("to localhost", "address-private", redirect("http://LOCALHOST./")), web("to a password", "address-credentials", redirect("http://a:b@bad.test/gzip")),
  web("to another service", "address-port", redirect("http://bad.test:25/")), web("to nowhere", "redirect-nowhere", answer("302 Found", {})), web("to nonsense", "redirect-nowhere", redirect("http://[")), web("to TLS that is none", "no-trust", redirect("https://bad.test/gzip")),
  // Names.
  only("a name for an inner network", "http://inner.example.net/", "address-private"), only("a name for two, one of them inner", "http://mixed.example.net/", "address-private"),
  only("a name for mapped loopback", "http://mapped.example.net/", "address-private"), only("a name for nobody", "http://nobody.example.net/", "host-unknown"), only("a name that is never found", "http://hanging.example.net/", "slow-answer"),
  // Robots.
  { name: "robots forbid it", address: "http://closed.test/secret", rule: "robots-forbid", act: html(page(REPORT)), more: { "closed.test/robots.txt": answer("200 OK", { "Content-Type": "text/plain" }, "User-agent: *\nDisallow: /secret") } },
  { name: "robots.txt fails", address: "http://failing.test/x", rule: "robots-unreachable", act: html(page(REPORT)), more: { "failing.test/robots.txt": answer("500 No", {}) } },
  { name: "robots.txt without end", address: "http://flooding.test/x", rule: "robots-unreachable", act: html(page(REPORT)), more: { "flooding.test/robots.txt": flood(begin("Content-Type: text/plain\r\n\r\n"), Buffer.alloc(65_536, "Disallow: /\n")) } },
  { name: "robots.txt leads inside", address: "http://leading.test/x", rule: "robots-unreachable", act: html(page(REPORT)), more: { "leading.test/robots.txt": redirect("http://127.0.0.1/robots.txt") } },
  { name: "robots.txt never comes", address: "http://waiting.test/x", rule: "slow-answer", act: html(page(REPORT)), more: { "waiting.test/robots.txt": wait } },
  { name: "robots.txt of fifty megabytes", address: "http://stout.test/x", rule: "robots-unreachable", act: html(page(REPORT)), more: { "stout.test/robots.txt": raw(`${begin("Content-Type: text/plain\r\nContent-Length: 52428800\r\n")}\r\nUser-agent: *\n`) } },
  { name: "robots.txt leads in a circle", address: "http://turning.test/x", rule: "kept", act: html(page(`${REPORT}\nTurning.`)), more: { "turning.test/robots.txt": redirect("http://turning.test/robots.txt") } },
  // What is no page.
  web("a picture", "media-type", answer("200 OK", { "Content-Type": "image/png" }, "x")), web("XML", "media-type", answer("200 OK", { "Content-Type": "application/x-thing" }, "x")),
  web("a picture that says page", "not-a-page", html(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))), web("a broken PDF", "broken-pdf", answer("200 OK", { "Content-Type": "application/pdf" }, "%PDF-1.7\nnonsense")),
  web("nothing", "empty-answer", html("")), web("a page without words", "empty-page", html("<html><body><img src=x></body></html>")), web("bytes that are no text", "binary-input", html(Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * i * 31 + i * 7919 + 13) % 256)))),
  // Pages that are no article.
  web("soft 404", "error-page", short("Page not found", "Sorry, the page you are looking for is gone.\nTry our latest stories instead.")), web("removed", "error-page", short("The Example Courier", "This article has been removed at the request of its author.")),
  web("consent", "consent-page", short("Your choices", "We value your privacy. We and our 812 partners store and read information on your device. Accept all or manage your choices.")),
  web("consentement", "consent-page", short("Vos choix", "Nous respectons votre vie privée. Nous et nos partenaires stockons des informations sur votre appareil. Tout accepter, ou continuer sans accepter.")),
  web("challenge", "challenge-page", short("Just a moment...", "Checking your browser before you can read bad.test. This takes a few seconds.")), web("login", "login-page", short("Sign in", "Please sign in to read on.", { extra: "<form><input name=u><input type=password name=p></form>" })),
  web("paywall by words", "paywall", short("Shelling near the river", "At least 12 soldiers were killed on Saturday when militants attacked a checkpoint.\nSubscribe to read the rest. This article is for subscribers only.")),
  web("paywall by data", "paywall", short("Shelling near the river", "At least 12 soldiers were killed on Saturday when militants attacked a checkpoint, an observer said.", { head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>' })),
  web("scripts only", "script-page", html('<html><head><title>Courier</title></head><body><div id="root"></div><p>You need to enable JavaScript to run this app.</p></body></html>')),
  web("page that forwards", "page-forwards", html('<html><head><meta http-equiv="refresh" content="0; url=http://127.0.0.1/"><title>Moved</title></head><body>Moved on to elsewhere.</body></html>')),
  { name: "front page", address: "http://front.test/", rule: "front-page", act: html(page(`${REPORT}\n${REPORT}`)) },
  web("a menu", "no-article", html("<html><body><ul><li><a href=/a>Home</a><li><a href=/b>World</a></ul></body></html>")),
  // Strange, but articles.
  web("wrong charset", "kept", answer("200 OK", { "Content-Type": "text/html; charset=klingon" }, page(`${REPORT}\nCharset.`))), web("sixteen bits", "kept", answer("200 OK", { "Content-Type": "text/html" }, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page(`${REPORT}\nSixteen.`), "utf16le")]))),
  web("no type", "kept", answer("200 OK", {}, page(`${REPORT}\nUntyped.`))), web("nested ten thousand deep", "no-article", html(page(`${REPORT}\nDeep.`, { extra: "<div>".repeat(10_000) }))),
  web("cookies and scripts", "kept", answer("200 OK", { "Content-Type": "text/html", "Set-Cookie": "id=1", Refresh: "0; url=http://127.0.0.1/" }, page(`${REPORT}\nCookies.`, { head: '<script src="http://bad.test/never.js"></script><img src="http://bad.test/never.png"><link rel=stylesheet href="http://bad.test/never.css">' }))),
];

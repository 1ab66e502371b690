import { mount } from "svelte";
import { Desk } from "../desk.svelte.ts";
import "../desk.css";
import Alone from "./Alone.svelte";
import { WorkerReads } from "./reads.svelte.ts";

const target = document.getElementById("desk");
if (target === null) throw new Error("index.html has no element with the id desk");
const reads = new WorkerReads(new URL("reader.js", document.baseURI), new URL("names.bin", document.baseURI));
mount(Alone, { target, props: { here: await Desk.open(reads), reads } });

import { mount } from "svelte";
import App from "./App.svelte";
import { Desk } from "./desk.svelte.ts";
import "./desk.css";

const target = document.getElementById("desk");
if (target === null) throw new Error("index.html has no element with the id desk");
mount(App, { target, props: { here: await Desk.open() } });

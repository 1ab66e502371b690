import { mount } from "svelte";
import App from "./App.svelte";
import "./desk.css";

const target = document.getElementById("desk");
if (target === null) throw new Error("index.html has no element with the id desk");
mount(App, { target });

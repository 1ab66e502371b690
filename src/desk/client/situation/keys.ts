/** Moves the focus among the elements that match `selector` within the listening element: arrows one on, Home and End to the ends. */
export function moveFocus(event: KeyboardEvent & { currentTarget: EventTarget & Element }, selector: string): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement | SVGElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const leftwards = getComputedStyle(event.currentTarget).direction === "rtl" ? 1 : -1;
  const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: -leftwards, ArrowLeft: leftwards };
  const to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : at < 0 ? -1 : at + (step[event.key] ?? NaN);
  const next = all[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

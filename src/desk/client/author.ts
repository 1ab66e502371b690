const NAME = "recoupe.author";

/** The name of who sits here, asked once and kept in this browser; empty where there is none yet. */
export function keptAuthor(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the name for the next visit. A browser that keeps nothing asks for it again. */
export function keepAuthor(author: string): void {
  try {
    localStorage.setItem(NAME, author);
  } catch {
    // Nothing is lost: the decisions themselves bear the name.
  }
}

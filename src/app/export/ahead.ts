/** What a generator gives, with the next asked for while the last is used: the ledger looks up one portion while another is written. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const asked = (): Promise<IteratorResult<T>> => {
    const coming = source.next();
    // Whoever awaits it is told of a fault; nobody may, where the reader has gone.
    coming.catch(() => undefined);
    return coming;
  };
  let coming = asked();
  try {
    for (;;) {
      const { done, value } = await coming;
      if (done) return;
      coming = asked();
      yield value;
    }
  } finally {
    await coming.catch(() => undefined);
    await source.return(undefined);
  }
}

/** Media type and charset of a Content-Type header, in lower case. */
export function contentType(value: string | null): { mediaType: string | null; charset: string | null } {
  const [type = "", ...parameters] = (value ?? "").slice(0, 300).split(";");
  const mediaType = /^\s*([\w.+-]{1,60}\/[\w.+-]{1,100})\s*$/.exec(type)?.[1]?.toLowerCase() ?? null;
  const stated = parameters.map((one) => one.trim()).find((one) => /^charset=/i.test(one));
  const charset = stated?.slice(8).replace(/["']/g, "").trim().toLowerCase() || null;
  return { mediaType, charset };
}

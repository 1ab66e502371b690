export type * from "./api.ts";
export type * from "./services.ts";
export { createServer, listen, DEFAULT_HOST, DEFAULT_PORT, type Desk, type DeskOptions } from "./http.ts";
export { CONTENT_SECURITY_POLICY } from "./security.ts";

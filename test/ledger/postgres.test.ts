import { conformance } from "./conformance.ts";
import { postgresPlace } from "./postgres/place.ts";

conformance("PostgreSQL", postgresPlace);

/**
 * Where SLF4J ends up: one JSON object per line on stdout. An own provider, since every ready-made one costs more at init than it does for us
 * ({@code docs/adr/0002-logging-backend.md} has the figures).
 */
@NullMarked
package mailroom.platform.log;

import org.jspecify.annotations.NullMarked;

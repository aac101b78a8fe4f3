/** What a batch, its chunks and its recipients are, and the rules that hold for them. Knows neither AWS nor JSON nor time of its own. */
@NullMarked
package mailroom.batches.domain;

import org.jspecify.annotations.NullMarked;
